using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>
/// Looks for the repeats that save most where a pixel is a byte, as in a palette. There are few bytes, and most lie in
/// runs, so there is time to try two earlier places, and the repeat that begins one byte later.
/// </summary>
sealed class ByteRepeats
{
    const int HashBits = 14;
    const int MostTries = 2;
    const int LongEnough = 32;
    const int Remembered = 16;  // bytes at the end of a repeat that later ones may begin at
    // About how many bits each takes.
    const int BitsOfByte = 6;
    const int BitsOfRun = 8;
    const int BitsOfRowAbove = 11;
    const int BitsOfRepeat = 8; // and those of its distance
    const int BitsToWait = 3;   // what a repeat one byte later must save to be worth that byte

    readonly int[] _last = new int[1 << HashBits];
    readonly int[] _before = new int[RepeatFinder.Window]; // for each place the one before that begins alike

    readonly record struct Candidate(int Length, int Distance, int SavedBits);

    public void Clear() => Array.Clear(_last);

    /// <summary>
    /// Goes through the bytes, and stops early when there is no room for more sequences. Returns where it stopped.
    /// </summary>
    /// <param name="origin">What places in the buffer are counted from in the tables.</param>
    /// <param name="literals">Bytes after the last sequence.</param>
    public int Find(
        ReadOnlySpan<byte> buffer, int from, int to, int origin, in ByteLayout layout, Span<Sequence> sequences,
        out int count, out int literals)
    {
        (count, literals) = (0, 0);
        ref var data = ref MemoryMarshal.GetReference(buffer);
        var best = from < to ? Best(ref data, from, to, origin, layout) : default;
        var place = from;
        while (place < to && count + 2 < sequences.Length)
        {
            if (layout.LooksFar) Remember(ref data, place, origin);
            if (best.Length < LongEnough)
            {
                var next = Best(ref data, place + 1, to, origin, layout);
                if (best.Length == 0 || next.SavedBits > best.SavedBits + BitsToWait)
                {
                    best = next;
                    literals++;
                    place++;
                    continue;
                }
            }
            sequences[count++] = new(literals, best.Length, best.Distance);
            literals = 0;
            var end = place + best.Length;
            if (layout.LooksFar)
                for (place = Math.Max(place + 1, end - Remembered); place < end; place++) Remember(ref data, place, origin);
            place = end;
            best = Best(ref data, place, to, origin, layout);
        }
        return place;
    }

    Candidate Best(ref byte data, int place, int to, int origin, in ByteLayout layout)
    {
        var best = default(Candidate);
        var (limit, stride) = (Math.Min(RepeatFinder.LongestRepeat, to - place), layout.Stride);
        if (limit < 3) return best;
        var three = Three(ref data, place);
        if (place > 0 && Three(ref data, place - 1) == three) Try(ref data, place, limit, 1, BitsOfRun, ref best);
        if (place >= stride && stride <= RepeatFinder.Window && Three(ref data, place - stride) == three)
            Try(ref data, place, limit, stride, BitsOfRowAbove, ref best);
        if (!layout.LooksFar) return best;

        var earlier = _last[Hash(three)];
        for (var tries = 0; tries < MostTries && best.Length < LongEnough; tries++)
        {
            var distance = origin + place - earlier;
            if (distance > RepeatFinder.Window) break;
            if (Three(ref data, place - distance) == three)
                Try(ref data, place, limit, distance, BitsOfRepeat + BitOperations.Log2((uint)distance), ref best);
            var before = _before[earlier & (RepeatFinder.Window - 1)];
            if (before >= earlier) break; // overwritten by a place that begins otherwise
            earlier = before;
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Try(ref byte data, int place, int limit, int distance, int bits, ref Candidate best)
    {
        var length = RepeatFinder.Length(ref data, place - distance, place, limit);
        var saved = length * BitsOfByte - bits;
        if (saved > best.SavedBits) best = new(length, distance, saved);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Remember(ref byte data, int place, int origin)
    {
        ref var last = ref _last[Hash(Three(ref data, place))];
        _before[(origin + place) & (RepeatFinder.Window - 1)] = last;
        last = origin + place;
    }

    static uint Three(ref byte data, int place) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, place)) & 0xFFFFFF;

    static int Hash(uint three) => (int)((three * 0x9E3779B1) >> (32 - HashBits));
}
