using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Model;

/// <summary>One table of the data model, with the columns it has besides feature id and geometry.</summary>
/// <param name="Zh">What a planner calls it.</param>
public sealed record ModelTable(string Name, string Zh, string En, ModelGeometry Geometry, IReadOnlyList<ModelColumn> Columns)
{
    public const string FeatureId = "fid";
    public const string GeometryColumn = "geom";

    /// <summary>CGCS2000, longitude and latitude.</summary>
    public const int Srid = 4490;

    /// <summary>What its shapes are drawn as.</summary>
    public ShapeKind Kind => Geometry switch
    {
        ModelGeometry.Point or ModelGeometry.MultiPoint => ShapeKind.Point,
        ModelGeometry.MultiLineString => ShapeKind.Line,
        ModelGeometry.MultiPolygon => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };

    public ModelColumn? Find(string column) => Columns.FirstOrDefault(candidate => candidate.Name == column);
}

/// <summary>What the shapes of a table are.</summary>
public enum ModelGeometry
{
    None,
    Point,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
}
