using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>Reads <c>maps.json</c>: every map, and the sets of layers that maps share.</summary>
sealed class MapFile(IReadOnlyDictionary<string, DatasetDefinition> datasets, ProblemList problems)
{
    public const string Name = "maps.json";

    static readonly string[] Groups = ["base", "evaluation", "outcome"];
    static readonly string[] Stages = ["near", "mid", "long", "mid-long"];

    readonly Dictionary<string, IReadOnlyList<LayerDefinition>> _sets = new(StringComparer.Ordinal);

    public IReadOnlyList<MapDefinition> Read(JsonElement root)
    {
        if (AuthoredObject.From(root, "$", problems) is not { } file) return [];
        if (file.Object("sets") is { } sets)
        {
            foreach (var name in sets.Keys) _sets[name] = ReadSet(sets, name);
        }
        var maps = new List<MapDefinition>();
        if (file.RequiredObject("maps") is { } entries)
        {
            foreach (var id in entries.Keys)
            {
                if (entries.Object(id) is { } entry) maps.Add(ReadMap(id, entry));
            }
        }
        file.Close();
        return maps;
    }

    List<LayerDefinition> ReadSet(AuthoredObject sets, string name)
    {
        var layers = sets.RequiredObjects(name).Select(ReadLayer).ToList();
        NoteRepeatedNames(sets.PathOf(name), layers);
        return [.. layers.Select(layer => layer with { IsBackdrop = true })];
    }

    MapDefinition ReadMap(string id, AuthoredObject entry)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Groups.Contains(id[..slash]) || !id[(slash + 1)..].All(IsIdLetter) || slash == id.Length - 1)
        {
            problems.Add(entry.Path,
                "图件编号应为 base/…、evaluation/… 或 outcome/…，只用小写字母、数字和连字符。",
                "A map id is base/…, evaluation/… or outcome/… with small letters, digits and hyphens.");
        }
        var zh = entry.RequiredText("zh");
        var en = entry.RequiredText("en");
        var stage = entry.Text("stage");
        if (stage is not null && !Stages.Contains(stage))
            problems.Unknown(entry.PathOf("stage"), "规划分期", "stage", stage, Stages);
        var map = new MapDefinition(id, zh, en, entry.Text("item"), ReadLayers(entry))
        {
            Stage = stage,
            Needs = ReadNeeds(entry),
        };
        entry.Close();
        return map;
    }

    /// <summary>Own layers in their order, with the layers of a set where it is used. A name that the map has itself wins.</summary>
    List<LayerDefinition> ReadLayers(AuthoredObject map)
    {
        var steps = new List<(LayerDefinition? Own, string? Set)>();
        foreach (var entry in map.RequiredObjects("layers"))
        {
            if (!entry.Keys.Contains("use")) steps.Add((ReadLayer(entry), null));
            else steps.Add((null, ReadUse(entry)));
        }
        var own = steps.Select(step => step.Own).OfType<LayerDefinition>().ToList();
        NoteRepeatedNames(map.PathOf("layers"), own);
        var names = own.Select(layer => layer.Name).ToHashSet(StringComparer.Ordinal);
        var layers = new List<LayerDefinition>();
        foreach (var (layer, set) in steps)
        {
            if (layer is not null) layers.Add(layer);
            else if (set is not null) layers.AddRange(_sets[set].Where(shared => names.Add(shared.Name)));
        }
        return layers;
    }

    string? ReadUse(AuthoredObject entry)
    {
        var name = entry.Text("use");
        entry.Close();
        if (name is null || _sets.ContainsKey(name)) return name;
        problems.Unknown(entry.PathOf("use"), "图层组", "layer set", name, _sets.Keys);
        return null;
    }

    LayerDefinition ReadLayer(AuthoredObject entry)
    {
        var table = entry.RequiredText("dataset");
        var name = entry.Text("name") ?? table;
        var dataset = FindDataset(table, entry.PathOf("dataset"));
        var layer = new LayerDefinition(name, table, ReadWhere(entry.Object("where"), dataset))
        {
            HasLabels = entry.Flag("labels"),
            IsOutside = entry.Flag("outside"),
            MinZoom = entry.Zoom("minZoom"),
            IsBackdrop = entry.Flag("backdrop"),
        };
        if (layer.HasLabels && dataset is { LabelColumn: null })
        {
            problems.Add(entry.PathOf("labels"),
                $"数据集“{table}”没有 labelColumn，无法注记。", $"Dataset \"{table}\" has no labelColumn to label with.");
        }
        entry.Close();
        return layer;
    }

    List<DatasetNeed> ReadNeeds(AuthoredObject map)
    {
        var needs = new List<DatasetNeed>();
        if (map.Object("needs") is not { } entries) return needs;
        foreach (var table in entries.Keys)
            needs.Add(new DatasetNeed(table, ReadWhere(entries.Object(table), FindDataset(table, entries.PathOf(table)))));
        return needs;
    }

    List<AttributeFilter> ReadWhere(AuthoredObject? where, DatasetDefinition? dataset)
    {
        var filters = new List<AttributeFilter>();
        if (where is null) return filters;
        foreach (var column in where.Keys)
        {
            if (dataset is not null && !dataset.FilterColumns.Contains(column))
                problems.Unknown(where.PathOf(column), "筛选字段", "filter column", column, dataset.FilterColumns);
            if (where.Texts(column) is { } values) filters.Add(new AttributeFilter(column, values));
        }
        return filters;
    }

    DatasetDefinition? FindDataset(string table, string path)
    {
        if (datasets.TryGetValue(table, out var dataset)) return dataset;
        // A datasets.json that cannot be read is one problem, not one more for every layer.
        if (table.Length > 0 && datasets.Count > 0) problems.Unknown(path, "数据集", "dataset", table, datasets.Keys);
        return null;
    }

    void NoteRepeatedNames(string path, IEnumerable<LayerDefinition> layers)
    {
        foreach (var name in layers.GroupBy(layer => layer.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            problems.Add(path,
                $"图层名“{name.Key}”重复，请用 name 区分。", $"The layer name \"{name.Key}\" occurs twice; tell them apart by \"name\".");
        }
    }

    static bool IsIdLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
