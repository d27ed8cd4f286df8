using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>Reads <c>maps.json</c>: every map, and the sets of layers that maps share.</summary>
sealed class MapFile(IReadOnlyDictionary<string, DatasetDefinition> datasets, ProblemList problems)
{
    public const string Name = "maps.json";

    static readonly string[] Groups = ["base", "evaluation", "outcome"];
    static readonly string[] Levels = ["region", "prefecture", "county", "district"];
    static readonly string[] Kinds = ["restoration", "consolidation", "consolidation+restoration"];

    /// <summary>A map of the world on a postcard, and a plan of a garden on a wall.</summary>
    const int LeastScale = 100, MostScale = 500_000_000;

    readonly Dictionary<string, IReadOnlyList<LayerDefinition>> _sets = new(StringComparer.Ordinal);
    readonly Dictionary<string, MapDefinition> _maps = new(StringComparer.Ordinal);
    readonly DimensionReading _dimensions = new(datasets, problems);

    public IReadOnlyList<DimensionDefinition> Dimensions => _dimensions.Known;

    public IReadOnlyList<AppendixItem> Appendix { get; private set; } = [];

    public IReadOnlyList<MapDefinition> Read(JsonElement root)
    {
        if (AuthoredObject.From(root, "$", problems) is not { } file) return [];
        Appendix = ReadAppendix(file.Object("appendix"));
        _dimensions.Read(file.Object("dimensions"));
        if (file.Object("sets") is { } sets)
        {
            foreach (var name in sets.Keys) _sets[name] = ReadSet(sets, name);
        }
        var maps = new List<MapDefinition>();
        if (file.RequiredObject("maps") is { } entries)
        {
            foreach (var id in entries.Keys)
            {
                if (entries.Object(id) is { } entry) maps.Add(_maps[id] = ReadMap(id, entry));
            }
        }
        file.Close();
        return maps;
    }

    /// <summary>Items by the group of maps that they are met with, and their number.</summary>
    List<AppendixItem> ReadAppendix(AuthoredObject? entries)
    {
        var items = new List<AppendixItem>();
        foreach (var group in entries?.Keys ?? [])
        {
            if (!Groups.Contains(group)) problems.Unknown(entries!.PathOf(group), "图组", "group of maps", group, Groups);
            if (entries!.Object(group) is not { } listed) continue; // the keys are its own
            foreach (var number in listed.Keys)
            {
                if (listed.Object(number) is not { } entry) continue;
                items.Add(new AppendixItem(AppendixItem.PartOf(group), number, entry.RequiredText("zh"), entry.RequiredText("en")));
                entry.Close();
            }
        }
        return items;
    }

    List<LayerDefinition> ReadSet(AuthoredObject sets, string name)
    {
        var layers = sets.RequiredObjects(name).Select(ReadLayer).ToList();
        NoteRepeatedNames(sets.PathOf(name), layers);
        return [.. layers.Select(layer => layer with { IsBackdrop = true, IsShared = true })];
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
        var from = ReadOrigin(entry);
        var map = new MapDefinition(id, zh, en, entry.Text("item"), from is null ? ReadLayers(entry) : from.Layers)
        {
            Required = ReadRequirement(entry),
            Style = entry.Text("style") ?? (from is null ? null : from.Style ?? from.Id.Replace('/', '-')),
            Dimensions = _dimensions.Chosen(entry.Object("dimensions")),
            Fixed = _dimensions.Fixed(entry.Object("fixed")),
            Needs = ReadNeeds(entry, "needs"),
            Scale = (int?)entry.Number("scale", LeastScale, MostScale),
            Zooms = ReadZooms(entry),
            ShowsSurroundings = entry.Flag("surroundings"),
        };
        entry.Close();
        return from is null ? map : map with { Dimensions = Inherited(from, map) };
    }

    /// <summary>The map whose layers and style this one has, narrowed to a value of a dimension.</summary>
    MapDefinition? ReadOrigin(AuthoredObject entry)
    {
        if (entry.Text("of") is not { } id) return null;
        if (!_maps.TryGetValue(id, out var origin))
            problems.Unknown(entry.PathOf("of"), "在前的图件", "map before this one", id, _maps.Keys);
        return origin;
    }

    static Dictionary<string, string?> Inherited(MapDefinition from, MapDefinition map) =>
        from.Dimensions.Where(dimension => !map.Fixed.ContainsKey(dimension.Key)).Concat(map.Dimensions)
            .GroupBy(dimension => dimension.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);

    /// <summary><c>true</c>, or the levels and kinds of plans that must have the map.</summary>
    MapRequirement ReadRequirement(AuthoredObject entry)
    {
        if (!entry.Holds("required", JsonValueKind.Object)) return entry.Flag("required") ? MapRequirement.Always : MapRequirement.Never;
        var plans = entry.RequiredObject("required")!; // it is an object
        var requirement = new MapRequirement(false, Listed(plans, "levels", "规划层级", "level of plans", Levels), Listed(plans, "kinds", "规划类型", "kind of plans", Kinds));
        plans.Close();
        return requirement;
    }

    IReadOnlyList<string> Listed(AuthoredObject entry, string key, string zh, string en, string[] known)
    {
        var values = entry.Texts(key) ?? [];
        foreach (var value in values.Except(known)) problems.Unknown(entry.PathOf(key), zh, en, value, known);
        return values;
    }

    static (int From, int To)? ReadZooms(AuthoredObject entry)
    {
        if (entry.Object("zooms") is not { } zooms) return null;
        var span = (zooms.Zoom("from") ?? 0, zooms.Zoom("to") ?? Geometry.Grids.TileId.DeepestZoom);
        zooms.Close();
        return span;
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
        var labelsArePoints = entry.Flag("pointLabels");
        var layer = new LayerDefinition(name, table, ReadWhere(entry.Object("where"), dataset))
        {
            HasLabels = entry.Flag("labels") | labelsArePoints,
            LabelsArePoints = labelsArePoints,
            NamedBy = ReadNeeds(entry, "namedBy"),
            IsOutside = entry.Flag("outside"),
            MinZoom = entry.Zoom("minZoom"),
            IsBackdrop = entry.Flag("backdrop"),
            IsEssential = entry.Flag("essential"),
        };
        if (layer.HasLabels && dataset is { LabelColumn: null })
        {
            problems.Add(entry.PathOf(labelsArePoints ? "pointLabels" : "labels"),
                $"数据集“{table}”没有 labelColumn，无法注记。", $"Dataset \"{table}\" has no labelColumn to label with.");
        }
        entry.Close();
        return layer;
    }

    List<DatasetNeed> ReadNeeds(AuthoredObject entry, string key)
    {
        var needs = new List<DatasetNeed>();
        if (entry.Object(key) is not { } entries) return needs;
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
