using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>A feature table or view that can be read.</summary>
sealed record GeoPackageTable(string Name, string GeometryColumn, ShapeKind Kind, CoordinateSystem System)
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The column that holds feature ids: of a table its row id, of a view the likeliest, or null.</summary>
    public string? KeyColumn { get; init; }

    public IReadOnlyList<ColumnSchema> Columns { get; init; } = [];

    /// <summary>The column that says which plan a row belongs to.</summary>
    public string? PlanColumn { get; init; }

    /// <summary>Every row belongs to the same plan, so that looking rows up by plan only costs.</summary>
    public bool IsOfOnePlan { get; init; }

    /// <summary>The R-tree over the table's boxes, when there is one with something in it.</summary>
    public string? SpatialIndex { get; init; }

    public bool IsView { get; init; }

    /// <summary>The box as the file's contents table tells it, or null.</summary>
    public Envelope? DeclaredBounds { get; init; }
}
