using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Sources.Snapshots;

/// <summary>The distinct values of one column; code 0 is no value.</summary>
public sealed class AttributeValues(ColumnSchema schema, byte[] bytes, int[] ends)
{
    const int MostDecoded = 4096;

    volatile StyleValue[]? _styleValues;

    public ColumnSchema Schema { get; } = schema;

    public int Count => ends.Length;

    /// <summary>The value as an MVT Value message; empty for code 0.</summary>
    public ReadOnlySpan<byte> this[int code] => code == 0 ? [] : bytes.AsSpan(ends[code - 1]..ends[code]);

    public long Bytes => bytes.Length + 4L * ends.Length;

    /// <summary>The value as styles know it. Few values are decoded once for all; many are decoded as they are asked for.</summary>
    public StyleValue StyleValueOf(int code)
    {
        if (code == 0) return StyleValue.Null;
        if (Count > MostDecoded) return TileValue.ToStyleValue(this[code]);
        return (_styleValues ??= DecodeAll())[code];
    }

    StyleValue[] DecodeAll()
    {
        var values = new StyleValue[Count];
        for (var code = 1; code < values.Length; code++) values[code] = TileValue.ToStyleValue(this[code]);
        return values;
    }
}

/// <summary>
/// The attributes of a layer. Columns with few values are crossed into classes: a row has one class number, and a class
/// has one code a column. What distinguishes single features stands in columns of its own.
/// </summary>
public sealed class AttributeTable(
    IReadOnlyList<AttributeValues> classColumns,
    IReadOnlyList<int[]> classes,
    int[] classOf,
    IReadOnlyList<(AttributeValues Values, int[] Codes)> ownColumns)
{
    public IReadOnlyList<AttributeValues> ClassColumns { get; } = classColumns;

    /// <summary>For each class its code in each class column.</summary>
    public IReadOnlyList<int[]> Classes { get; } = classes;

    public ReadOnlySpan<int> ClassOf => classOf;

    public IReadOnlyList<(AttributeValues Values, int[] Codes)> OwnColumns { get; } = ownColumns;

    public long Bytes =>
        4L * classOf.Length + ClassColumns.Sum(column => column.Bytes)
        + OwnColumns.Sum(column => column.Values.Bytes + 4L * column.Codes.Length);

    /// <summary>The attributes of dissolved features: their class, and nothing of their own.</summary>
    public AttributeTable ForClasses(int[] classNumbers) => new(ClassColumns, Classes, classNumbers, []);

    /// <summary>Tells for each row whether it passes the filters; null when all do.</summary>
    public bool[]? Passing(IReadOnlyList<AttributeFilter> filters)
    {
        if (filters.Count == 0) return null;
        var passing = new bool[classOf.Length];
        Array.Fill(passing, true);
        foreach (var filter in filters) Apply(filter, passing);
        return passing;
    }

    void Apply(AttributeFilter filter, bool[] passing)
    {
        for (var column = 0; column < ClassColumns.Count; column++)
        {
            if (ClassColumns[column].Schema.Name != filter.Column) continue;
            var wanted = Wanted(ClassColumns[column], filter);
            for (var row = 0; row < passing.Length; row++) passing[row] &= wanted[Classes[classOf[row]][column]];
            return;
        }
        foreach (var (values, codes) in OwnColumns)
        {
            if (values.Schema.Name != filter.Column) continue;
            var wanted = Wanted(values, filter);
            for (var row = 0; row < passing.Length; row++) passing[row] &= wanted[codes[row]];
            return;
        }
        Array.Clear(passing);
    }

    static bool[] Wanted(AttributeValues values, AttributeFilter filter)
    {
        var wanted = new bool[values.Count];
        for (var code = 1; code < wanted.Length; code++)
        {
            var text = TileValue.ToText(values[code]);
            wanted[code] = filter.Values.Count == 0 ? text.Length > 0 : filter.Values.Contains(text);
        }
        return wanted;
    }
}
