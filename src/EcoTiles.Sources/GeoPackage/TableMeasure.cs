using System.Text;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>How much of a table belongs together: all of it, or the rows with one value in the plan column.</summary>
sealed class TablePart(string value)
{
    /// <summary>The value of the plan column, as text.</summary>
    public string Value { get; } = value;

    public long Count { get; set; }

    /// <summary>In the table's own coordinates.</summary>
    public Envelope Bounds { get; set; } = Envelope.Empty;

    /// <summary>For each column asked for, what occurs in it.</summary>
    public List<(string Column, DistinctValues Values)> Values { get; } = [];
}

/// <summary>Counts rows, finds their bounds and the values that occur, without reading shapes when it can.</summary>
static class TableMeasure
{
    const int SampleRuns = 64;
    const int SampleRows = 4;

    /// <summary>The whole table as one part.</summary>
    public static TablePart Whole(SqliteFile file, GeoPackageTable table, IReadOnlyList<string> filterColumns)
    {
        var parts = filterColumns.Count > 0 ? Scan(file, table with { PlanColumn = null }, filterColumns, null) : [];
        var whole = parts.FirstOrDefault() ?? new TablePart("") { Count = Count(file, table) };
        whole.Bounds = Bounds(file, table, []);
        return whole;
    }

    /// <summary>One part for each value of the plan column.</summary>
    public static List<TablePart> ByPlan(SqliteFile file, GeoPackageTable table, IReadOnlyList<string> filterColumns)
    {
        var partOfRow = new RowParts();
        var parts = Scan(file, table, filterColumns, table.SpatialIndex is null ? null : partOfRow);
        if (parts.Count == 1)
        {
            parts[0].Bounds = Bounds(file, table, []);
            return parts;
        }
        if (table.SpatialIndex is { } index)
            SpatialIndex.ForEach(file, index, (id, box) =>
            {
                var part = partOfRow.PartOf(id);
                if (part >= 0) parts[part].Bounds = parts[part].Bounds.Including(box);
            });
        foreach (var part in parts)
        {
            if (!IsBelievable(table, part.Bounds)) part.Bounds = BoundsOfShapes(file, table, [part.Value]);
        }
        return parts;
    }

    /// <summary>About how many bytes a geometry takes, from rows here and there.</summary>
    public static double MeanGeometryBytes(SqliteFile file, GeoPackageTable table)
    {
        long bytes = 0, rows = 0;
        using var query = file.Prepare(GeoPackageSql.GeometryLengths(table, table.IsView ? SampleRuns * SampleRows : SampleRows));
        if (table.IsView)
        {
            Add(query);
        }
        else
        {
            using var highest = file.Prepare(GeoPackageSql.HighestId(table));
            var last = highest.Step() ? highest.Integer(0) : 0;
            for (var run = 0; run < SampleRuns; run++)
            {
                query.Reset();
                Add(query.Bind(1, last / SampleRuns * run));
            }
        }
        return rows == 0 ? 0 : (double)bytes / rows;

        void Add(SqliteStatement lengths)
        {
            for (; lengths.Step(); rows++) bytes += lengths.Integer(0);
        }
    }

    static long Count(SqliteFile file, GeoPackageTable table)
    {
        using var query = file.Prepare(GeoPackageSql.Count(table));
        return query.Step() ? query.Integer(0) : 0;
    }

    static List<TablePart> Scan(
        SqliteFile file, GeoPackageTable table, IReadOnlyList<string> filterColumns, RowParts? partOfRow)
    {
        var parts = new List<TablePart>();
        var current = -1;
        var chosen = filterColumns
            .Select(name => table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .OfType<ColumnSchema>().ToList();
        var areFlags = chosen.Select(column => column.Type == AttributeType.Boolean).ToList();
        var wanted = chosen.Select(column => column.Name).ToList();
        var planColumns = table.PlanColumn is null ? 0 : 1;
        using var rows = file.Prepare(GeoPackageSql.Values(
            table, table.PlanColumn is { } plan ? wanted.Prepend(plan) : wanted));
        var currentValue = Array.Empty<byte>();
        while (rows.Step())
        {
            var value = planColumns == 0 || rows.IsNull(1) ? default : rows.Utf8(1);
            if (current < 0 || !value.SequenceEqual(currentValue))
            {
                currentValue = value.ToArray();
                current = PartOf(parts, Encoding.UTF8.GetString(value), wanted);
            }
            var part = parts[current];
            part.Count++;
            partOfRow?.Add(rows.Integer(0), current);
            for (var i = 0; i < wanted.Count; i++)
            {
                var column = 1 + planColumns + i;
                if (rows.IsNull(column)) continue;
                part.Values[i].Values.Add(!areFlags[i] ? rows.Utf8(column) : rows.Integer(column) != 0 ? "true"u8 : "false"u8);
            }
        }
        return parts;
    }

    static int PartOf(List<TablePart> parts, string value, List<string> columns)
    {
        var index = parts.FindIndex(part => part.Value == value);
        if (index >= 0) return index;
        var part = new TablePart(value);
        foreach (var column in columns) part.Values.Add((column, new DistinctValues()));
        parts.Add(part);
        return parts.Count - 1;
    }

    /// <summary>The cheapest box that can be believed: the index, the contents table, or the shapes themselves.</summary>
    static Envelope Bounds(SqliteFile file, GeoPackageTable table, IReadOnlyList<string> plans)
    {
        var box = table.DeclaredBounds ?? Envelope.Empty;
        if (table.SpatialIndex is { } index)
        {
            var indexed = SpatialIndex.Bounds(file, index);
            if (!IsSame(box, indexed)) box = indexed;
        }
        if (IsBelievable(table, box)) return box;
        var real = BoundsOfShapes(file, table, plans);
        return real.IsEmpty ? box : real;
    }

    /// <summary>A box that leaves the coordinate system has bad shapes in it, and says nothing of the good ones.</summary>
    static bool IsBelievable(GeoPackageTable table, Envelope box)
    {
        var domain = table.System.Domain;
        return !box.IsEmpty && box.MinX >= domain.MinX && box.MinY >= domain.MinY
            && box.MaxX <= domain.MaxX && box.MaxY <= domain.MaxY;
    }

    /// <summary>The same box but for the outward rounding of the index, whose numbers have 24 bits.</summary>
    static bool IsSame(Envelope exact, Envelope rounded)
    {
        static bool Near(double a, double b) => Math.Abs(a - b) <= Math.Max(Math.Abs(a), Math.Abs(b)) / (1 << 22);
        return Near(exact.MinX, rounded.MinX) && Near(exact.MinY, rounded.MinY)
            && Near(exact.MaxX, rounded.MaxX) && Near(exact.MaxY, rounded.MaxY);
    }

    static Envelope BoundsOfShapes(SqliteFile file, GeoPackageTable table, IReadOnlyList<string> plans)
    {
        var box = Envelope.Empty;
        var batch = new FeatureBatch([]);
        using var reader = new GeoPackageReader(file, table, [], plans, null);
        bool more;
        do
        {
            batch.Clear();
            more = reader.Fill(batch);
            if (batch.Count > 0) box = box.Including(Wkb.CoordinateCheck.BoxOf(batch.Shapes.Coordinates));
        }
        while (more);
        return box;
    }
}
