using System.Buffers.Binary;

namespace EcoTiles.Sources.PostGis;

/// <summary>The fields of one row in the server's binary form: as COPY writes them, or a record that is sent as one value.</summary>
/// <param name="bytes">From the first field on.</param>
/// <param name="hasTypes">Whether each field begins with its type, as in a record.</param>
ref struct BinaryFields(ReadOnlySpan<byte> bytes, bool hasTypes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _position;

    /// <summary>Takes the next field; false when it is null.</summary>
    public bool TryTake(out ReadOnlySpan<byte> value)
    {
        if (hasTypes) _position += 4;
        var length = BinaryPrimitives.ReadInt32BigEndian(_bytes[_position..]);
        _position += 4;
        if (length < 0)
        {
            value = default;
            return false;
        }
        value = _bytes.Slice(_position, length);
        _position += length;
        return true;
    }
}
