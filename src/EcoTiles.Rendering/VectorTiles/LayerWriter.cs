using EcoTiles.Catalogue;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>Writes one layer of a vector tile (MVT 2.1, section 4.1) after the other.</summary>
sealed class LayerWriter
{
    readonly GrowingArray<byte> _features = new(64 * 1024);
    readonly GrowingArray<byte> _tags = new(256);
    readonly TagCache _cache = new();
    RungFeatures _rows = null!; // set by Begin before anything else

    public int FeatureCount { get; private set; }

    public int FeatureBytes => _features.Count;

    public void Begin(RungFeatures rows, IReadOnlyList<ColumnSchema> columns)
    {
        _rows = rows;
        _features.Shrink(0);
        _cache.Begin(rows.Attributes, columns);
        FeatureCount = 0;
    }

    /// <summary>Goes on with rows of another table in the same layer.</summary>
    public void Continue(RungFeatures rows, IReadOnlyList<ColumnSchema> columns)
    {
        _rows = rows;
        _cache.Continue(rows.Attributes, columns);
    }

    /// <summary>Adds a feature whose record lies at the given distance from the tile's own origin.</summary>
    public void Add(int row, ReadOnlySpan<byte> record, long originX, long originY)
    {
        var (x, y) = PathRecord.FirstPoint(record);
        var foldedX = Varint.Fold(x - originX);
        var foldedY = Varint.Fold(y - originY);
        var commands = record[PathRecord.HeadBytes..];
        var headLength = 0;
        Varint.Read(commands, ref headLength);
        var geometryLength = commands.Length + Varint.Length(foldedX) + Varint.Length(foldedY);

        _tags.Shrink(0);
        _cache.AddTags(row, _tags);
        var id = (ulong)_rows.Ids[row];
        var tagsLength = _tags.Count == 0 ? 0 : 1 + Varint.Length((ulong)_tags.Count) + _tags.Count;
        var length = 1 + Varint.Length(id) + tagsLength + 2 + 1 + Varint.Length((ulong)geometryLength) + geometryLength;

        var start = _features.Count;
        var room = _features.Extend(length + 2 * Varint.MaxBytes);
        var at = 0;
        room[at++] = ProtoField.Head(2, 2);
        at = Varint.Write(room, at, (ulong)length);
        room[at++] = ProtoField.Head(1, 0);
        at = Varint.Write(room, at, id);
        if (_tags.Count > 0)
        {
            room[at++] = ProtoField.Head(2, 2);
            at = Varint.Write(room, at, (ulong)_tags.Count);
            _tags.Span.CopyTo(room[at..]);
            at += _tags.Count;
        }
        room[at++] = ProtoField.Head(3, 0);
        room[at++] = (byte)_rows.Kinds[row];
        room[at++] = ProtoField.Head(4, 2);
        at = Varint.Write(room, at, (ulong)geometryLength);
        commands[..headLength].CopyTo(room[at..]);
        at += headLength;
        at = Varint.Write(room, at, foldedX);
        at = Varint.Write(room, at, foldedY);
        commands[headLength..].CopyTo(room[at..]);
        at += commands.Length - headLength;
        _features.Shrink(start + at);
        FeatureCount++;
    }

    /// <summary>Appends the whole layer to the tile.</summary>
    public void End(string name, GrowingArray<byte> tile)
    {
        var nameBytes = System.Text.Encoding.UTF8.GetBytes(name);
        var length = 2 + 1 + Varint.Length((ulong)nameBytes.Length) + nameBytes.Length
            + _features.Count + _cache.Keys.Length + _cache.Values.Length
            + 1 + Varint.Length(TileGrid.Extent);
        ProtoField.AddHead(tile, 3, length);
        tile.Add(ProtoField.Head(15, 0));
        tile.Add(2); // version
        ProtoField.Add(tile, 1, nameBytes);
        tile.AddRange(_features.Span);
        tile.AddRange(_cache.Keys);
        tile.AddRange(_cache.Values);
        tile.Add(ProtoField.Head(5, 0));
        ProtoField.AddVarint(tile, TileGrid.Extent);
    }
}
