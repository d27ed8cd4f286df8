using EcoTiles.Catalogue;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>
/// The key and value numbers of one layer of one tile. The tags of a class are written once and copied for each of its
/// features; values get their number when they are first used.
/// </summary>
sealed class TagCache
{
    const int Unused = -1;
    const int Hidden = -2;

    readonly GrowingArray<byte> _classTags = new(256);
    readonly Dictionary<int, (int Start, int End)> _classes = [];
    readonly Dictionary<(int Column, int Code), int> _values = [];
    readonly Dictionary<string, int> _keyNumbers = [];
    readonly GrowingArray<byte> _keyBytes = new(256);
    readonly GrowingArray<byte> _valueBytes = new(1024);
    int[] _keys = [];
    int _valueCount;
    int _lastClass;
    (int Start, int End) _lastTags;
    AttributeTable _table = null!; // set by Begin before anything else

    /// <summary>The keys of the layer, each with its protobuf head, as they stand in the tile.</summary>
    public ReadOnlySpan<byte> Keys => _keyBytes.Span;

    public ReadOnlySpan<byte> Values => _valueBytes.Span;

    /// <param name="columns">The attributes that the layer shows.</param>
    public void Begin(AttributeTable table, IReadOnlyList<ColumnSchema> columns)
    {
        _keyNumbers.Clear();
        _keyBytes.Shrink(0);
        _valueBytes.Shrink(0);
        _valueCount = 0;
        Continue(table, columns);
    }

    /// <summary>Goes on with the rows of another table in the same layer.</summary>
    public void Continue(AttributeTable table, IReadOnlyList<ColumnSchema> columns)
    {
        _table = table;
        _classTags.Shrink(0);
        _classes.Clear();
        _values.Clear();
        _lastClass = -1;
        _keys = new int[table.ClassColumns.Count + table.OwnColumns.Count];
        for (var column = 0; column < _keys.Length; column++)
            _keys[column] = IsShown(SchemaOf(column).Name, columns) ? Unused : Hidden;
    }

    /// <summary>Appends the tags of one row.</summary>
    public void AddTags(int row, GrowingArray<byte> tags)
    {
        var number = _table.ClassOf[row];
        if (number != _lastClass) _lastTags = TagsOfClass(_lastClass = number);
        tags.AddRange(_classTags.Span[_lastTags.Start.._lastTags.End]);
        for (var i = 0; i < _table.OwnColumns.Count; i++)
        {
            var (values, codes) = _table.OwnColumns[i];
            if (codes[row] != 0) AddTag(_table.ClassColumns.Count + i, values, codes[row], tags);
        }
    }

    ColumnSchema SchemaOf(int column) => column < _table.ClassColumns.Count
        ? _table.ClassColumns[column].Schema
        : _table.OwnColumns[column - _table.ClassColumns.Count].Values.Schema;

    static bool IsShown(string name, IReadOnlyList<ColumnSchema> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name) return true;
        }
        return false;
    }

    (int Start, int End) TagsOfClass(int number)
    {
        if (_classes.TryGetValue(number, out var known)) return known;
        var start = _classTags.Count;
        var codes = _table.Classes[number];
        for (var column = 0; column < codes.Length; column++)
        {
            if (codes[column] != 0) AddTag(column, _table.ClassColumns[column], codes[column], _classTags);
        }
        return _classes[number] = (start, _classTags.Count);
    }

    void AddTag(int column, AttributeValues values, int code, GrowingArray<byte> tags)
    {
        if (_keys[column] == Hidden) return;
        var length = tags.Count;
        var room = tags.Extend(2 * Varint.MaxBytes);
        var at = Varint.Write(room, 0, (ulong)KeyOf(column, values));
        at = Varint.Write(room, at, (ulong)ValueOf(column, values, code));
        tags.Shrink(length + at);
    }

    int KeyOf(int column, AttributeValues values)
    {
        if (_keys[column] >= 0) return _keys[column];
        if (!_keyNumbers.TryGetValue(values.Schema.Name, out var number))
        {
            number = _keyNumbers.Count;
            _keyNumbers.Add(values.Schema.Name, number);
            ProtoField.Add(_keyBytes, 3, System.Text.Encoding.UTF8.GetBytes(values.Schema.Name));
        }
        return _keys[column] = number;
    }

    int ValueOf(int column, AttributeValues values, int code)
    {
        if (_values.TryGetValue((column, code), out var number)) return number;
        ProtoField.Add(_valueBytes, 4, values[code]);
        _values.Add((column, code), _valueCount);
        return _valueCount++;
    }
}
