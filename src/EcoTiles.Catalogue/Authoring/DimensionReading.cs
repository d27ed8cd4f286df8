namespace EcoTiles.Catalogue.Authoring;

/// <summary>Reads the dimensions of <c>maps.json</c>, and which of them a map has.</summary>
sealed class DimensionReading(IReadOnlyDictionary<string, DatasetDefinition> datasets, ProblemList problems)
{
    readonly Dictionary<string, DimensionDefinition> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<DimensionDefinition> Known => [.. _known.Values];

    public void Read(AuthoredObject? entries)
    {
        foreach (var name in entries?.Keys ?? [])
        {
            if (entries!.Object(name) is { } entry) _known[name] = ReadOne(name, entry); // the keys are its own
        }
    }

    /// <summary>The dimensions that a request may choose, with the value that holds when it does not.</summary>
    public IReadOnlyDictionary<string, string?> Chosen(AuthoredObject? entries)
    {
        var chosen = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in entries?.Keys ?? [])
        {
            var value = entries!.Text(name); // the keys are its own
            if (Find(name, entries.PathOf(name)) is not { } dimension) continue;
            chosen[name] = value is null or "*" ? null : CodeOf(dimension, value, entries.PathOf(name));
        }
        return chosen;
    }

    /// <summary>The dimensions that have one value in a map.</summary>
    public IReadOnlyDictionary<string, string> Fixed(AuthoredObject? entries)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in entries?.Keys ?? [])
        {
            var value = entries!.RequiredText(name); // the keys are its own
            if (Find(name, entries.PathOf(name)) is { } dimension) chosen[name] = CodeOf(dimension, value, entries.PathOf(name));
        }
        return chosen;
    }

    DimensionDefinition ReadOne(string name, AuthoredObject entry)
    {
        var column = entry.RequiredText("column");
        var tables = entry.Texts("datasets") ?? [];
        foreach (var table in tables)
        {
            if (!datasets.TryGetValue(table, out var dataset))
            {
                if (datasets.Count > 0) problems.Unknown(entry.PathOf("datasets"), "数据集", "dataset", table, datasets.Keys);
            }
            else if (!dataset.FilterColumns.Contains(column))
            {
                problems.Unknown(entry.PathOf("column"), $"“{table}”的筛选字段", $"filter column of \"{table}\"", column, dataset.FilterColumns);
            }
        }
        var values = new List<DimensionValue>();
        if (entry.RequiredObject("values") is { } listed)
        {
            foreach (var code in listed.Keys)
            {
                if (listed.Object(code) is not { } value) continue;
                values.Add(new DimensionValue(code, value.RequiredText("zh"), value.RequiredText("en"), value.Text("stored") ?? code));
                value.Close();
            }
        }
        var dimension = new DimensionDefinition(name, entry.RequiredText("zh"), entry.RequiredText("en"), column, tables, values);
        entry.Close();
        return dimension;
    }

    DimensionDefinition? Find(string name, string path)
    {
        if (_known.TryGetValue(name, out var dimension)) return dimension;
        problems.Unknown(path, "维度", "dimension", name, _known.Keys);
        return null;
    }

    string CodeOf(DimensionDefinition dimension, string value, string path)
    {
        if (dimension.Values.All(known => known.Code != value))
            problems.Unknown(path, $"{dimension.TitleZh}", $"value of \"{dimension.Name}\"", value, dimension.Values.Select(known => known.Code));
        return value;
    }
}
