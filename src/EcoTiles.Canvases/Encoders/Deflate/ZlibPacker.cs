using System.Buffers.Binary;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>
/// Packs rows as a zlib stream, some hundred rows at a time: fill <see cref="Room"/>, take <see cref="Pack"/>. Made for
/// pictures and used again and again, so that nothing is allocated for one.
/// </summary>
sealed class ZlibPacker
{
    const int BandBytes = 1 << 18;
    readonly RepeatFinder _finder = new();
    readonly BlockWriter _blocks = new();
    byte[] _bytes = [];
    byte[] _packed = [];
    ByteLayout _layout;
    int _kept;        // bytes of earlier bands that repeats may refer to
    int _streamPlace; // of the first byte of the buffer
    uint _adler;
    (ulong Bits, int Count) _pending;

    public int RowsAtATime { get; private set; }

    /// <summary>Starts a stream of rows.</summary>
    public void Begin(in ByteLayout layout)
    {
        _layout = layout;
        RowsAtATime = Math.Max(1, BandBytes / layout.Stride);
        var room = RowsAtATime * layout.Stride;
        if (_bytes.Length < RepeatFinder.Window + room + 32)
        {
            _bytes = new byte[RepeatFinder.Window + room + 32];
            _packed = new byte[room + room / 256 + 4096];
        }
        (_kept, _streamPlace, _adler, _pending) = (0, 0, 1, (0x0178, 16)); // the zlib header: 32 KB window, fast
        _finder.BeginStream();
    }

    /// <summary>Where the next rows go; a few more bytes than that may be written after them.</summary>
    public Span<byte> Room(int rows) => _bytes.AsSpan(_kept, rows * _layout.Stride + 32);

    /// <summary>The next bytes of the stream.</summary>
    public ReadOnlySpan<byte> Pack(int rows, bool last)
    {
        var end = _kept + rows * _layout.Stride;
        _adler = Adler32.Append(_adler, _bytes.AsSpan(_kept, end - _kept));
        var bits = new BitWriter(_packed, _pending.Bits, _pending.Count);
        bits.Flush();
        for (var place = _kept; place < end;)
        {
            var stopped = _finder.Find(_bytes, place, end, _streamPlace, _layout);
            _blocks.Write(ref bits, _bytes.AsSpan(place, stopped - place), _finder.Found, last && stopped == end);
            place = stopped;
        }
        if (last)
        {
            bits.PutBytes([]);
            Span<byte> adler = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(adler, _adler);
            bits.PutBytes(adler);
        }
        _pending = bits.Pending;

        var keep = Math.Min(end, RepeatFinder.Window);
        _bytes.AsSpan(end - keep, keep).CopyTo(_bytes);
        _streamPlace += end - keep;
        _kept = keep;
        return _packed.AsSpan(0, bits.Written);
    }
}
