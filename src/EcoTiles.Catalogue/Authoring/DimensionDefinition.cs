namespace EcoTiles.Catalogue.Authoring;

/// <summary>Something that maps can be narrowed by, such as the stage of works: a column of some datasets.</summary>
/// <param name="Name">As it stands in addresses: <c>stage</c>.</param>
/// <param name="Values">The values that are known beforehand, in their order; a plan may have others.</param>
public sealed record DimensionDefinition(
    string Name, string TitleZh, string TitleEn, string Column, IReadOnlyList<string> Datasets, IReadOnlyList<DimensionValue> Values)
{
    /// <summary>Whether the values are the plan's own stages, whatever the data holds.</summary>
    public bool IsOfStages => Name == "stage";

    public string StoredOf(string code) => Values.FirstOrDefault(value => value.Code == code)?.Stored ?? code;

    /// <summary>Whether a choice of it narrows this layer; one that is filtered by the column already stays as it is.</summary>
    public bool Narrows(LayerDefinition layer, DatasetRow row) =>
        Datasets.Contains(layer.Dataset) && row.Columns.Any(column => column.Name == Column) && layer.Where.All(filter => filter.Column != Column);
}

/// <summary>A value of a dimension.</summary>
/// <param name="Code">As it stands in addresses.</param>
/// <param name="Stored">As it stands in the data.</param>
public sealed record DimensionValue(string Code, string TitleZh, string TitleEn, string Stored);
