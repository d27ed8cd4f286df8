using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>A table that a GeoPackage lists, with or without shapes, as it is to be copied elsewhere.</summary>
/// <param name="GeometryColumn">Null for a table of attributes only.</param>
/// <param name="Columns">All but geometry, the feature id among them.</param>
public sealed record GeoPackageContent(
    string Name, string? Title, string? GeometryColumn, ShapeKind Kind, IReadOnlyList<GeoPackageContentColumn> Columns)
{
    /// <summary>The EPSG code of its coordinates, 0 when the file gives none.</summary>
    public int Srid { get; init; }

    /// <summary>What the file calls its coordinate system.</summary>
    public string? CrsText { get; init; }

    public long Count { get; init; }
}

/// <param name="Declared">The type as declared, in capitals.</param>
public sealed record GeoPackageContentColumn(string Name, string Declared, string? Title);
