using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>What a dataset is before it is read.</summary>
/// <param name="Name">Table or layer name.</param>
/// <param name="Srid">The EPSG code its coordinates are in.</param>
/// <param name="Kind">Kind of shape, or <see cref="ShapeKind.None"/> when each feature may have its own.</param>
/// <param name="Columns">Attributes, without geometry and feature id.</param>
/// <param name="FeatureCount">How many features there are, as far as the store knows.</param>
/// <param name="GeometryBytes">How many bytes their geometry takes in the store, as far as it can tell cheaply.</param>
/// <param name="Bounds">Box of all features in the dataset's own coordinates.</param>
public sealed record DatasetSchema(
    string Name,
    int Srid,
    ShapeKind Kind,
    IReadOnlyList<ColumnSchema> Columns,
    long FeatureCount,
    long GeometryBytes,
    Envelope Bounds)
{
    /// <summary>Whether a box holds the whole dataset.</summary>
    public bool IsInside(Envelope box) =>
        !Bounds.IsEmpty && box.MinX <= Bounds.MinX && box.MinY <= Bounds.MinY
        && box.MaxX >= Bounds.MaxX && box.MaxY >= Bounds.MaxY;
}
