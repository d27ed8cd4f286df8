using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>What a feature is made of, as <c>geometry-type</c> tells it.</summary>
public enum FeatureShape : byte
{
    Unknown,
    Point,
    LineString,
    Polygon,
}

/// <summary>
/// The feature that an expression looks at. A layer makes one and moves it from row to row; values of texts are strings
/// that its dictionary already has, so that nothing is made for a row.
/// </summary>
public abstract class StyleFeature
{
    /// <summary>The value in a column of the layer, counted as in <see cref="LayerBinding"/>; null when the row has none.</summary>
    public abstract StyleValue Value(int column);

    public abstract StyleValue Id { get; }

    public abstract FeatureShape Shape { get; }

    /// <summary>
    /// Points, lines or rings in longitude and latitude, each as x, y, x, y …; asked only by <c>within</c> and
    /// <c>distance</c>. An outer ring comes before its holes, which turn the other way. Null when not known.
    /// </summary>
    public virtual IReadOnlyList<double[]>? Parts => null;
}
