using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Reads the tables of a GeoPackage whole, row by row, good and bad.</summary>
public static class GeoPackageContentReader
{
    /// <summary>The shape of a row, why it has none, and its values in the order of the columns.</summary>
    public readonly record struct Row(ShapeBuffer? Shape, ShapeFault? Fault, object?[] Values);

    /// <summary>Every table that the file lists as features or attributes.</summary>
    public static IReadOnlyList<GeoPackageContent> List(string path)
    {
        using var file = GeoPackageFile.Open(path);
        if (!file.HasTable("gpkg_contents")) throw StoreProblems.NotGeoPackage(path);
        var names = new List<(string Name, string? Title, bool HasShapes)>();
        using (var query = file.Prepare(
            "SELECT c.table_name, c.identifier, lower(c.data_type) = 'features' FROM gpkg_contents c"
            + " JOIN sqlite_master m ON lower(m.name) = lower(c.table_name) AND m.type IN ('table', 'view')"
            + " WHERE lower(c.data_type) IN ('features', 'attributes') ORDER BY c.table_name"))
        {
            while (query.Step()) names.Add((query.Text(0) ?? "", query.Text(1), query.Integer(2) != 0));
        }
        return [.. names.Select(table => Describe(file, table.Name, table.Title, table.HasShapes))];
    }

    /// <summary>Reads all rows of a table. The buffer of a row's shape is filled anew for the next row.</summary>
    public static IEnumerable<Row> Read(
        string path, GeoPackageContent table, int maxVertices, int maxRings, CancellationToken cancellationToken)
    {
        using var file = GeoPackageFile.Open(path);
        using var stop = cancellationToken.Register(file.Interrupt);
        var selected = table.Columns.Select(column => column.Name).Prepend(table.GeometryColumn)
            .Select(column => column is null ? "NULL" : GeoPackageSql.Quote(column));
        using var rows = file.Prepare($"SELECT {string.Join(", ", selected)} FROM {GeoPackageSql.Quote(table.Name)}");
        var rules = ShapeRules.Any with { MaxVertices = maxVertices, MaxRings = maxRings };
        var shapes = new ShapeBuffer();
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fault = ReadShape(rows, shapes, rules);
            var values = new object?[table.Columns.Count];
            for (var i = 0; i < values.Length; i++) values[i] = Value(rows, i + 1);
            yield return new Row(shapes.Count == 1 ? shapes : null, fault, values);
        }
    }

    static GeoPackageContent Describe(SqliteFile file, string table, string? title, bool hasShapes)
    {
        var (geometry, type, reference) = hasShapes ? Geometry(file, table) : default;
        var columns = GeoPackageColumns.Read(file, table);
        var titles = GeoPackageColumns.Descriptions(file, table);
        var kept = columns
            .Where(column => !column.Name.Equals(geometry, StringComparison.OrdinalIgnoreCase))
            .Where(column => column.Type.Length == 0 || GeoPackageColumns.TypeOf(column.Type) is not null)
            .Select(column => new GeoPackageContentColumn(
                column.Name, column.Type.ToUpperInvariant(), titles.GetValueOrDefault(column.Name)));
        using var count = file.Prepare($"SELECT count(*) FROM {GeoPackageSql.Quote(table)}");
        return new GeoPackageContent(table, title, geometry, GeoPackageContents.KindOf(type ?? ""), [.. kept])
        {
            Srid = reference.Srid > 0 ? reference.Srid : reference.System?.Srid ?? 0,
            CrsText = reference.Name,
            Count = count.Step() ? count.Integer(0) : 0,
        };
    }

    static (string? Column, string? Type, SpatialReferences.Reference Reference) Geometry(SqliteFile file, string table)
    {
        if (!file.HasTable("gpkg_geometry_columns")) return default;
        using var query = file.Prepare(
            "SELECT column_name, upper(geometry_type_name), srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)");
        return query.Bind(1, table).Step()
            ? (query.Text(0), query.Text(1), SpatialReferences.Find(file, (int)query.Integer(2)))
            : default;
    }

    static ShapeFault? ReadShape(SqliteStatement row, ShapeBuffer shapes, ShapeRules rules)
    {
        shapes.Clear();
        if (row.IsNull(0)) return null;
        var kind = ShapeKind.None;
        var fault = GeoPackageGeometry.ReadHeader(row.Blob(0), out _, out var wkb)
            ?? WellKnownBinary.Read(wkb, shapes, rules, out kind);
        if (fault is null) shapes.EndShape(kind);
        else shapes.DropUnfinished();
        return fault is { Reason: BadFeatureReasons.Empty } ? null : fault;
    }

    static object? Value(SqliteStatement row, int column) => row.Type(column) switch
    {
        raw.SQLITE_INTEGER => row.Integer(column),
        raw.SQLITE_FLOAT => row.Real(column),
        raw.SQLITE_TEXT => row.Text(column),
        _ => null,
    };
}
