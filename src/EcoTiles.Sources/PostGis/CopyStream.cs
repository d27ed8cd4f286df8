using System.Buffers.Binary;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>Takes the rows out of a binary COPY as it arrives.</summary>
sealed class CopyStream(NpgsqlRawCopyStream stream)
{
    const int FirstRoom = 1 << 20;

    /// <summary>Signature, flags, and the length of an extension that no server writes.</summary>
    const int HeaderBytes = 19;

    byte[] _buffer = GC.AllocateUninitializedArray<byte>(FirstRoom); // small layers touch little of it
    int _start;
    int _end;
    bool _isBegun;

    /// <summary>The fields of the next row; false at the end.</summary>
    public bool TryRead(out BinaryFields fields)
    {
        fields = default;
        if (!_isBegun)
        {
            Need(HeaderBytes);
            _start += HeaderBytes + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + HeaderBytes - 4));
            _isBegun = true;
        }
        Need(2);
        var count = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start));
        if (count < 0) return false;
        var length = 2;
        for (var field = 0; field < count; field++)
        {
            Need(length + 4);
            var bytes = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + length));
            length += 4 + Math.Max(0, bytes);
        }
        Need(length);
        fields = new BinaryFields(_buffer.AsSpan(_start + 2, length - 2), hasTypes: false);
        _start += length;
        return true;
    }

    /// <summary>Reads on until that many bytes are there; what lies before the row makes room.</summary>
    void Need(int bytes)
    {
        if (_end - _start >= bytes) return;
        if (_start + bytes > _buffer.Length)
        {
            var target = bytes > _buffer.Length / 2 ? new byte[Math.Max(2L * _buffer.Length, 2L * bytes)] : _buffer;
            _buffer.AsSpan(_start.._end).CopyTo(target);
            (_end, _start, _buffer) = (_end - _start, 0, target);
        }
        while (_end - _start < bytes)
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            if (read == 0) throw new EndOfStreamException("COPY ended within a row");
            _end += read;
        }
    }
}
