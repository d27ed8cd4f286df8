using System.Globalization;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>Takes the rows of one plan and fills in the columns that every table has.</summary>
sealed class PlanStore(SampleStore store, string plan, string regionCode)
{
    const int ColumnsBefore = 3;
    const int ColumnsAfter = 3;
    public const string Source = "示意图（非测绘成果）";

    readonly Dictionary<string, int> _rows = [];

    /// <summary>The id of a row by the key it was or will be added under.</summary>
    public string Id(string table, string key) => SeededHash.Uuid(SeededHash.Mix(SeededHash.Mix(0, plan), table), key);

    /// <summary>A table of images of this plan.</summary>
    public GeoPackageWriterTiles CreateTiles(string kind, string title) => store.CreateTiles($"{plan}_{kind}", title);

    /// <summary>Adds a row of attributes; values stand in the order of the table's own columns.</summary>
    public void Add(string table, string? key, params ReadOnlySpan<object?> values) =>
        store.Table(table).Add(Row(table, key, values));

    /// <summary>Adds a row with a shape; a shape without points is left out.</summary>
    public void Add(string table, string? key, ShapeBuffer shapes, int shape, params ReadOnlySpan<object?> values)
    {
        if (shapes.ShapeEnds[shape] == (shape == 0 ? 0 : shapes.ShapeEnds[shape - 1])) return;
        store.Table(table).Add(shapes, shape, Row(table, key, values));
    }

    object?[] Row(string table, string? key, ReadOnlySpan<object?> values)
    {
        var number = _rows[table] = _rows.GetValueOrDefault(table) + 1;
        var row = new object?[ColumnsBefore + values.Length + ColumnsAfter];
        row[0] = Id(table, key ?? number.ToString(CultureInfo.InvariantCulture));
        row[1] = plan;
        row[2] = string.Create(CultureInfo.InvariantCulture, $"{regionCode}{TableNumber(table):00}{number:0000000}");
        values.CopyTo(row.AsSpan(ColumnsBefore));
        row[^3] = Source;
        row[^2] = 1;
        row[^1] = true;
        return row;
    }

    static int TableNumber(string table) => Numbers.GetValueOrDefault(table, 99);

    static readonly Dictionary<string, int> Numbers = SampleTables.All
        .Select((table, i) => (table.Name, i))
        .ToDictionary(pair => pair.Name, pair => pair.i + 1);
}
