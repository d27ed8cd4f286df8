using System.Text;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Walks through the records of a .dbf file.</summary>
sealed class DbfRows : IDisposable
{
    const byte Deleted = (byte)'*';

    readonly DataFile _file;
    readonly DbfHeader _header;
    readonly ForwardReader _reader;
    readonly byte[] _record;

    public DbfRows(DataFile file, DbfHeader header)
    {
        _file = file;
        _header = header;
        _record = new byte[header.RecordBytes];
        _reader = new ForwardReader(file);
        _reader.MoveTo(header.HeaderBytes);
    }

    public long Count { get; private set; }

    public bool IsDeleted => _record[0] == Deleted;

    public ReadOnlySpan<byte> Record => _record;

    public bool Next()
    {
        if (Count == _header.Count) return false;
        var bytes = _reader.Take(_header.RecordBytes);
        if (bytes.Length < _header.RecordBytes)
        {
            var needed = _header.HeaderBytes + _header.Count * _header.RecordBytes;
            throw FileProblems.Truncated(_file.Origin, _reader.Position, needed);
        }
        bytes.CopyTo(_record);
        Count++;
        return true;
    }

    public object?[] Values(Encoding encoding)
    {
        var values = new object?[_header.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var field = _header.Fields[i];
            values[i] = DbfValue.Read(_record.AsSpan(field.Start, field.Bytes), field, encoding);
        }
        return values;
    }

    public void Dispose() => _reader.Dispose();
}
