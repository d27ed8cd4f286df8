using System.Globalization;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Lists the feature layers of a file: those that can be read, and the problems of those that cannot.</summary>
static class GeoPackageContents
{
    sealed record Entry(string Table, string? Title, string? Description, Envelope? Bounds, int SrsId);

    public static (List<GeoPackageTable> Tables, List<LayerProblem> Problems) Read(SqliteFile file, string fileName)
    {
        var tables = new List<GeoPackageTable>();
        var problems = new List<LayerProblem>();
        if (!file.HasTable("gpkg_contents") || !file.HasTable("gpkg_geometry_columns"))
            return (tables, [LayerProblems.NoContents(fileName)]);
        foreach (var entry in Entries(file))
        {
            try
            {
                if (ReadTable(file, entry, out var problem) is { } table) tables.Add(table);
                else if (problem is not null) problems.Add(problem);
            }
            catch (StoreException failure)
            {
                problems.Add(LayerProblems.Unreadable(entry.Table, failure));
            }
        }
        return (tables, problems);
    }

    static List<Entry> Entries(SqliteFile file)
    {
        using var query = file.Prepare(
            "SELECT table_name, identifier, description, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents"
            + " WHERE lower(data_type) = 'features' ORDER BY table_name");
        var entries = new List<Entry>();
        while (query.Step())
        {
            if (query.Text(0) is not { } table) continue;
            var box = new Envelope(query.Real(3), query.Real(4), query.Real(5), query.Real(6));
            var known = !Enumerable.Range(3, 4).Any(query.IsNull) && !box.IsEmpty
                && double.IsFinite(box.Width) && double.IsFinite(box.Height);
            entries.Add(new(table, Filled(query.Text(1)), Filled(query.Text(2)), known ? box : null, (int)query.Integer(7)));
        }
        return entries;
    }

    static GeoPackageTable? ReadTable(SqliteFile file, Entry entry, out LayerProblem? problem)
    {
        problem = null;
        if (Kind(file, entry.Table) is not { } kind)
        {
            problem = LayerProblems.NoTable(entry.Table);
            return null;
        }
        var isView = kind == "view";
        var columns = GeoPackageColumns.Read(file, entry.Table);
        if (ReadGeometryColumn(file, entry) is not { } geometry || columns.Named(geometry.Column) is not { } column)
        {
            problem = LayerProblems.NoGeometryColumn(entry.Table, ReadGeometryColumn(file, entry)?.Column);
            return null;
        }
        if (CurveOf(geometry.Type) is { } curve)
        {
            problem = LayerProblems.Curve(entry.Table, curve);
            return null;
        }
        var reference = SpatialReferences.Find(file, geometry.SrsId);
        if (reference.System is not { } system)
        {
            problem = LayerProblems.UnknownSystem(entry.Table, reference.Srid, reference.Name);
            return null;
        }
        var key = GeoPackageColumns.Key(columns, isView);
        return new GeoPackageTable(entry.Table, column.Name, KindOf(geometry.Type), system)
        {
            Title = entry.Title,
            Description = entry.Description,
            KeyColumn = key,
            Columns = GeoPackageColumns.Attributes(file, entry.Table, columns, column.Name, key),
            PlanColumn = columns.Named("plan_id")?.Name,
            SpatialIndex = isView ? null : SpatialIndex.Find(file, entry.Table, column.Name),
            IsView = isView,
            DeclaredBounds = entry.Bounds,
        };
    }

    static string? Kind(SqliteFile file, string table)
    {
        using var query = file.Prepare(
            "SELECT type FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?)");
        return query.Bind(1, table).Step() ? query.Text(0) : null;
    }

    static (string Column, string Type, int SrsId)? ReadGeometryColumn(SqliteFile file, Entry entry)
    {
        using var query = file.Prepare(
            "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)");
        if (!query.Bind(1, entry.Table).Step() || query.Text(0) is not { } column) return null;
        var srsId = query.IsNull(2) ? entry.SrsId : (int)query.Integer(2);
        return (column, (query.Text(1) ?? "").Trim().ToUpper(CultureInfo.InvariantCulture), srsId);
    }

    public static ShapeKind KindOf(string type) => type switch
    {
        "POINT" or "MULTIPOINT" => ShapeKind.Point,
        "LINESTRING" or "MULTILINESTRING" => ShapeKind.Line,
        "POLYGON" or "MULTIPOLYGON" => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };

    static string? CurveOf(string type) => type is "CIRCULARSTRING" or "COMPOUNDCURVE" or "CURVEPOLYGON" or "MULTICURVE"
        or "MULTISURFACE" or "CURVE" or "SURFACE" or "TIN" or "POLYHEDRALSURFACE" or "TRIANGLE"
        ? type
        : null;

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
