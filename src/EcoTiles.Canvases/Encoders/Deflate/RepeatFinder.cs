using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>How a picture's bytes lie, and where repeats are worth looking for.</summary>
/// <param name="Step">Bytes a pixel: repeats of whole pixels are found. 1 for palettes, packed or not.</param>
/// <param name="Stride">Bytes a row, with the filter's byte that comes first.</param>
/// <param name="LooksFar">Whether to look beyond the pixel before and the pixel above: not worth it in a photograph.</param>
readonly record struct ByteLayout(int Step, int Stride, bool LooksFar);

/// <summary>
/// Looks for repeats pixel by pixel, not byte by byte: a map has runs of one colour, rows like the row above, and
/// pairs of blended pixels at edges that were seen on the same slope before. A single pixel
/// costs nearly as much as a repeat as by itself, and is not looked for.
/// </summary>
sealed class RepeatFinder
{
    public const int Window = 32768;
    public const int LongestRepeat = 258;
    const int LongEnough = 12;       // a repeat of so many bytes is taken without looking for a longer one
    const int HashBits = 13;

    readonly int[] _lastOfTwo = new int[1 << HashBits];
    readonly Sequence[] _sequences = new Sequence[1 << 15];
    readonly ByteRepeats _bytes = new();
    int _count;
    int _literals;

    // Places are counted on from picture to picture, so that the tables need no clearing: what is older than the window
    // is not there.
    int _origin;
    int _end;

    public ReadOnlySpan<Sequence> Found => _sequences.AsSpan(0, _count);

    /// <summary>Forgets the stream before.</summary>
    public void BeginStream()
    {
        _origin = _end + Window + 1;
        if (_origin < int.MaxValue / 2) return;
        Array.Clear(_lastOfTwo);
        _bytes.Clear();
        _origin = Window + 1;
    }

    /// <summary>
    /// Goes through bytes from one place to another, whole rows, and stops early at a row's end when there is no room
    /// for more sequences. Returns where it stopped. The buffer has eight bytes more than are looked at.
    /// </summary>
    /// <param name="streamPlace">What the place in the buffer is counted from, within the stream.</param>
    public int Find(ReadOnlySpan<byte> buffer, int from, int to, int streamPlace, in ByteLayout layout)
    {
        _count = 0;
        _literals = 0;
        _end = _origin + streamPlace + to;
        var place = layout.Step == 1
            ? _bytes.Find(buffer, from, to, streamPlace + _origin, layout, _sequences, out _count, out _literals)
            : FindPixels(buffer, from, to, streamPlace + _origin, layout);
        if (_literals > 0) _sequences[_count++] = new(_literals, 0, 0);
        return place;
    }

    int FindPixels(ReadOnlySpan<byte> buffer, int from, int to, int origin, in ByteLayout layout)
    {
        var (step, stride, looksFar) = layout;
        ref var data = ref MemoryMarshal.GetReference(buffer);
        var mask = step == 4 ? uint.MaxValue : 0x00FFFFFFu;
        var longest = step == 4 ? 256 : 258;
        var pixelsInRow = (stride - 1) / step;
        var place = from;
        while (place < to && _count + pixelsInRow + 2 < _sequences.Length)
        {
            var rowStart = place;
            var rowEnd = place + stride;
            var above = stride <= Window && rowStart >= stride;
            if (above)
            {
                var length = Length(ref data, place - stride, place, Math.Min(LongestRepeat, stride));
                length = 1 + WholePixels(length - 1, step);
                if (length > 2 * step) Repeat(ref place, length, stride);
            }
            if (place == rowStart) Literal(ref place, 1);

            while (place < rowEnd)
            {
                var limit = Math.Min(longest, rowEnd - place);
                var pixel = Load(ref data, place) & mask;
                var (best, distance) = (0, 0);
                if (place > rowStart + 1 && (Load(ref data, place - step) & mask) == pixel)
                    (best, distance) = (Length(ref data, place - step, place, limit), step);
                if (above && (Load(ref data, place - stride) & mask) == pixel)
                {
                    var length = Length(ref data, place - stride, place, limit);
                    if (length > best) (best, distance) = (length, stride);
                }
                if (looksFar && best < LongEnough && best < limit)
                {
                    var two = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, place));
                    if (step == 3) two <<= 16;
                    ref var ofTwo = ref _lastOfTwo[(int)((two * 0x9E3779B97F4A7C15) >> (64 - HashBits))];
                    var farther = origin + place - ofTwo;
                    ofTwo = origin + place;
                    if (farther <= Window && (Load(ref data, place - farther) & mask) == pixel)
                    {
                        var length = Length(ref data, place - farther, place, limit);
                        if (length > best + step) (best, distance) = (length, farther);
                    }
                }
                if (best >= step) Repeat(ref place, WholePixels(best, step), distance);
                else Literal(ref place, step);
            }
        }
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Repeat(ref int place, int length, int distance)
    {
        _sequences[_count++] = new(_literals, length, distance);
        _literals = 0;
        place += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Literal(ref int place, int bytes)
    {
        _literals += bytes;
        place += bytes;
    }

    static uint Load(ref byte data, int place) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, place));

    static int WholePixels(int length, int step) => step == 4 ? length & ~3 : ((length * 171) >> 9) * 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ref byte data, int earlier, int place, int limit)
    {
        for (var length = 0; length < limit; length += 8)
        {
            var difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, earlier + length)) ^
                             Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, place + length));
            if (difference != 0) return Math.Min(limit, length + (BitOperations.TrailingZeroCount(difference) >> 3));
        }
        return limit;
    }
}
