using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>Writes bits from the lowest up, eight bytes at a time: the buffer needs eight bytes more than are written.</summary>
ref struct BitWriter(Span<byte> buffer, ulong pending, int pendingCount)
{
    readonly ref byte _start = ref MemoryMarshal.GetReference(buffer);
    ulong _bits = pending;
    int _count = pendingCount;
    int _written;

    /// <summary>Whole bytes written so far.</summary>
    public readonly int Written => _written;

    /// <summary>The bits of a byte not yet full.</summary>
    public readonly (ulong Bits, int Count) Pending => (_bits, _count);

    /// <summary>Takes up to 56 bits between two flushes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(ulong bits, int count)
    {
        _bits |= bits << _count;
        _count += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Flush()
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, _written), _bits);
        _written += _count >> 3;
        _bits >>= _count & ~7;
        _count &= 7;
    }

    public void PutBytes(scoped ReadOnlySpan<byte> bytes)
    {
        if (_count > 0)
        {
            _count = 8;
            Flush();
        }
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, _written), bytes.Length));
        _written += bytes.Length;
    }
}
