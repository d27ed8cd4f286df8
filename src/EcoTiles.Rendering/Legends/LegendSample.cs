using EcoTiles.Catalogue.Styles;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>A feature that stands for all of its class, and the style layers that draw it.</summary>
sealed record LegendSample(LegendGroup Group, RungFeatures Features, int Row)
{
    /// <summary>Areas that only their borders are drawn of are shown as a line, and what only a symbol is drawn of as a point.</summary>
    public ShapeKind Kind { get; } = KindOf(Group, Features.Kinds[Row]);

    static ShapeKind KindOf(LegendGroup group, ShapeKind kind)
    {
        if (group.Styles.All(layer => layer.Style is SymbolLayer or CircleLayer)) return ShapeKind.Point;
        return kind == ShapeKind.Polygon && group.Styles.All(layer => layer.Style is LineLayer) ? ShapeKind.Line : kind;
    }
}
