using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue.Composition;

/// <summary>Puts an authored layer and the dataset that a store has for it together.</summary>
public static class LayerComposition
{
    const string LabelSuffix = "_label";
    const string ShortName = "short_name";
    const string Name = "name";

    /// <summary>Whether the store has features that pass the filters.</summary>
    public static bool HasFeatures(DatasetRow? row, IReadOnlyList<AttributeFilter> where) =>
        row is not null && !(row.FeatureCount == 0 && row.Bounds.IsEmpty) && where.All(filter => MayPass(row, filter));

    /// <summary>The layer, then its names when it has some: names are drawn over all shapes of their map.</summary>
    /// <param name="dimensions">What the map can be narrowed by.</param>
    public static IEnumerable<MapLayer> Compose(
        LayerDefinition layer, DatasetRow row, AuthoredCatalogue authored, IEnumerable<DimensionDefinition> dimensions)
    {
        var dataset = authored.Datasets.GetValueOrDefault(layer.Dataset);
        var shapes = new MapLayer(layer.Name, row.Key, layer.IsOutside ? LayerContent.Outside : LayerContent.Shapes, layer.Where)
        {
            MinZoom = layer.MinZoom ?? dataset?.MinZoom ?? 0,
            Description = dataset?.TitleZh ?? row.Title ?? row.Description,
            TitleEn = dataset?.TitleEn,
            Columns = layer.IsOutside ? [] : ShownColumns(row, authored),
            Kind = row.Kind,
            IsShared = layer.IsShared,
            IsBackdrop = layer.IsBackdrop,
            VariesBy = [.. dimensions.Where(dimension => dimension.Narrows(layer, row)).Select(dimension => dimension.Name)],
        };
        yield return shapes;
        if (!layer.HasLabels || row.Kind is not (ShapeKind.Polygon or ShapeKind.Line) || dataset?.LabelColumn is not { } column) yield break;
        if (shapes.Columns.All(each => each.Name != column)) yield break;
        var isAlongLines = row.Kind == ShapeKind.Line && !layer.LabelsArePoints;
        yield return shapes with
        {
            Name = layer.Name + LabelSuffix,
            Content = isAlongLines ? LayerContent.Courses : LayerContent.Labels,
            Where = isAlongLines ? [.. layer.Where, new AttributeFilter(column, [])] : layer.Where, // most streams have no name
            Description = $"{shapes.Description}（注记）",
            Columns = [.. shapes.Columns.Where(each => each.Name is ShortName or Name || each.Name == column || dataset.FilterColumns.Contains(each.Name))],
            Kind = isAlongLines ? ShapeKind.Line : ShapeKind.Point,
        };
    }

    /// <summary>A dataset as a layer of its own: all features, no names.</summary>
    public static MapLayer Whole(DatasetRow row, AuthoredCatalogue authored)
    {
        var table = row.Key.Table;
        return Compose(new LayerDefinition(table, table, []), row, authored, authored.Dimensions).First();
    }

    /// <summary>The columns that are published, with the words people call them by.</summary>
    public static IReadOnlyList<ColumnSchema> ShownColumns(DatasetRow row, AuthoredCatalogue authored)
    {
        // A table that the catalogue does not know is published with the columns and words it has.
        if (!authored.Datasets.TryGetValue(row.Key.Table, out var dataset)) return row.Columns;
        return
        [
            .. row.Columns
                .Where(column => !authored.HiddenColumns.Contains(column.Name) && !dataset.HiddenColumns.Contains(column.Name))
                .Select(column => column.Description is null && authored.ColumnTitles.TryGetValue(column.Name, out var title)
                    ? column with { Description = title }
                    : column),
        ];
    }

    static bool MayPass(DatasetRow row, AttributeFilter filter) =>
        row.Values.TryGetValue(filter.Column, out var values)
            ? filter.Values.Any(values.Contains)
            : row.Columns.Any(column => column.Name == filter.Column);
}
