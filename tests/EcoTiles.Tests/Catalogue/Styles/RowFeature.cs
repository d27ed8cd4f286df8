using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Tests.Catalogue.Styles;

/// <summary>One row of values, in the order of the layer's columns.</summary>
sealed class RowFeature(params StyleValue[] row) : StyleFeature
{
    public override StyleValue Value(int column) => row[column];

    public override StyleValue Id => StyleValue.Of(7.0);

    public override FeatureShape Shape => FeatureShape.Polygon;
}
