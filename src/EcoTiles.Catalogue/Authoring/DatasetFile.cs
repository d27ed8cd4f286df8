using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>What <c>datasets.json</c> tells: the plan's tables, and what people call their columns.</summary>
sealed record DatasetFile(
    IReadOnlyDictionary<string, DatasetDefinition> Datasets,
    IReadOnlyDictionary<string, string> ColumnTitles,
    IReadOnlySet<string> HiddenColumns)
{
    /// <summary>What the values of class columns are called.</summary>
    public ClassWords Words { get; init; } = ClassWords.None;

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
        var words = new ClassWords(ReadClasses(file.Object("classes")), ReadEnglish(file.Object("english")));
        file.Close();
        return new DatasetFile(datasets, titles, hidden.ToHashSet(StringComparer.Ordinal)) { Words = words };
    }

    static Dictionary<string, IReadOnlyDictionary<string, Words>> ReadClasses(AuthoredObject? entries)
    {
        var classes = new Dictionary<string, IReadOnlyDictionary<string, Words>>(StringComparer.Ordinal);
        foreach (var column in entries?.Keys ?? [])
        {
            if (entries!.Object(column) is not { } values) continue; // the keys are its own
            var words = new Dictionary<string, Words>(StringComparer.Ordinal);
            foreach (var value in values.Keys)
            {
                if (values.Texts(value) is not { } pair) continue;
                if (pair.Count == 2) words[value] = new Words(pair[0] == "-" ? "" : pair[0], pair[1] == "-" ? "" : pair[1]);
                else values.Problems.Add(values.PathOf(value), "应为中文名和英文名两项。", "This must be two texts: the Chinese and the English name.");
            }
            classes[column] = words;
        }
        return classes;
    }

    static Dictionary<string, string> ReadEnglish(AuthoredObject? entries)
    {
        var english = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var zh in entries?.Keys ?? []) english[zh] = entries!.RequiredText(zh); // the keys are its own
        return english;
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
