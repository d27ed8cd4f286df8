using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>What <c>datasets.json</c> tells: the plan's tables, and what people call their columns.</summary>
sealed record DatasetFile(
    IReadOnlyDictionary<string, DatasetDefinition> Datasets,
    IReadOnlyDictionary<string, string> ColumnTitles,
    IReadOnlySet<string> HiddenColumns)
{
    public const string Name = "datasets.json";

    public static DatasetFile Empty { get; } = new(
        new Dictionary<string, DatasetDefinition>(), new Dictionary<string, string>(), new HashSet<string>());

    public static DatasetFile Read(JsonElement root, ProblemList problems)
    {
        if (AuthoredObject.From(root, "$", problems) is not { } file) return Empty;
        var hidden = file.Texts("hiddenColumns") ?? [];
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file.Object("columns") is { } columns)
        {
            foreach (var column in columns.Keys) titles[column] = columns.RequiredText(column);
        }
        var datasets = new Dictionary<string, DatasetDefinition>(StringComparer.Ordinal);
        if (file.RequiredObject("datasets") is { } tables)
        {
            foreach (var table in tables.Keys)
            {
                if (tables.Object(table) is { } entry) datasets[table] = ReadDataset(table, entry);
            }
        }
        file.Close();
        return new DatasetFile(datasets, titles, hidden.ToHashSet(StringComparer.Ordinal));
    }

    static DatasetDefinition ReadDataset(string table, AuthoredObject entry)
    {
        var dataset = new DatasetDefinition(table, entry.RequiredText("zh"), entry.RequiredText("en"))
        {
            EdgeFamily = entry.Text("edgeFamily"),
            FilterColumns = entry.Texts("filterColumns") ?? [],
            HiddenColumns = entry.Texts("hiddenColumns") ?? [],
            LabelColumn = entry.Text("labelColumn"),
            YearColumn = entry.Text("yearColumn"),
            MinZoom = entry.Zoom("minZoom") ?? 0,
        };
        entry.Close();
        return dataset;
    }
}
