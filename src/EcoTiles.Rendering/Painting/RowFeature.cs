using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>A row of a layer as style expressions see it.</summary>
sealed class RowFeature(RungFeatures features, IReadOnlyList<ColumnSchema> shown) : StyleFeature
{
    readonly int[] _columns = ShownColumns(features.Attributes, shown);

    public int Row { get; set; }

    /// <summary>Where the feature lies; asked only by styles that compare places.</summary>
    public Func<int, IReadOnlyList<double[]>>? PartsOf { get; init; }

    /// <summary>What kind each row is to the style.</summary>
    public ShapeKind[] Kinds { private get; init; } = features.Kinds;

    public override StyleValue Id => StyleValue.Of((double)features.Ids[Row]);

    public override FeatureShape Shape => Kinds[Row] switch
    {
        ShapeKind.Point => FeatureShape.Point,
        ShapeKind.Line => FeatureShape.LineString,
        _ => FeatureShape.Polygon,
    };

    public override IReadOnlyList<double[]>? Parts => PartsOf?.Invoke(Row);

    public override StyleValue Value(int column)
    {
        var table = features.Attributes;
        var stored = _columns[column];
        if (stored < table.ClassColumns.Count)
            return table.ClassColumns[stored].StyleValueOf(table.Classes[table.ClassOf[Row]][stored]);
        var (values, codes) = table.OwnColumns[stored - table.ClassColumns.Count];
        return values.StyleValueOf(codes[Row]);
    }

    /// <summary>The names of the columns as a style layer counts them.</summary>
    public static IReadOnlyList<string> Names(RungFeatures features, IReadOnlyList<ColumnSchema> shown)
    {
        var columns = ShownColumns(features.Attributes, shown);
        return Array.ConvertAll(columns, column => SchemaOf(features.Attributes, column).Name);
    }

    /// <summary>How many of those columns a row shares with all others of its class; they come first.</summary>
    public static int ClassColumnCount(RungFeatures features, IReadOnlyList<ColumnSchema> shown) =>
        ShownColumns(features.Attributes, shown).Count(column => column < features.Attributes.ClassColumns.Count);

    static int[] ShownColumns(AttributeTable table, IReadOnlyList<ColumnSchema> shown) =>
        [.. Enumerable.Range(0, table.ClassColumns.Count + table.OwnColumns.Count)
            .Where(column => shown.Any(each => each.Name == SchemaOf(table, column).Name))];

    static ColumnSchema SchemaOf(AttributeTable table, int column) => column < table.ClassColumns.Count
        ? table.ClassColumns[column].Schema
        : table.OwnColumns[column - table.ClassColumns.Count].Values.Schema;
}
