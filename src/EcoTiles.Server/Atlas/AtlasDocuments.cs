using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Server.Listing;

namespace EcoTiles.Server.Atlas;

/// <summary>Writes down how complete the atlas of a plan is, for the service and for <c>ecotiles validate --atlas</c> alike.</summary>
public static class AtlasDocuments
{
    const string RasterTable = "raster_asset";

    /// <param name="plan">The plan.</param>
    /// <param name="appendix">The items that are asked for.</param>
    /// <param name="linksOf">Where a map that can be drawn is found; null where there is no service.</param>
    /// <param name="links">Of the document itself.</param>
    public static AtlasDocument Of(
        Plan plan, IReadOnlyList<AppendixItem> appendix, Func<PlanMap, IReadOnlyList<Link>>? linksOf, IReadOnlyList<Link> links)
    {
        var drawn = plan.Maps.ToDictionary(map => map.Id, StringComparer.Ordinal);
        var byItem = plan.Atlas.ToLookup(entry => (entry.Part, entry.Item));
        var items = appendix.Select(item => Item(item.Part, item.Item, item.TitleZh, item.TitleEn, byItem[(item.Part, item.Item)])).ToList();
        var listed = appendix.Select(item => (item.Part, Item: (string?)item.Item)).ToHashSet();
        var others = plan.Atlas.Where(entry => !listed.Contains((entry.Part, entry.Item))).ToList();
        foreach (var part in others.GroupBy(entry => entry.Part)) items.Add(Item(part.Key, null, "规划另附图件", "Further maps of plans", part));
        return new AtlasDocument(plan.Id, plan.Facts.Title, !plan.Atlas.Any(entry => entry.IsLacking), Counts(plan), items, links);

        AtlasItemDocument Item(string part, string? number, string zh, string en, IEnumerable<AtlasEntry> entries)
        {
            var maps = entries.ToList();
            return new AtlasItemDocument(
                part, number, zh, en, maps.Exists(map => map.IsRequired), StateOf(maps), [.. maps.Select(map => Map(map, plan, drawn, linksOf))]);
        }
    }

    /// <summary>A state as documents write it.</summary>
    public static string Word(AtlasState state) => state switch
    {
        AtlasState.Present => "present",
        AtlasState.Missing => "missing",
        AtlasState.Stale => "stale",
        _ => "not-required",
    };

    static AtlasMapDocument Map(
        AtlasEntry entry, Plan plan, Dictionary<string, PlanMap> drawn, Func<PlanMap, IReadOnlyList<Link>>? linksOf) => new(
        entry.Id, entry.TitleZh, entry.TitleEn, entry.IsRequired, Word(entry.State), entry.ReasonZh, entry.ReasonEn)
        {
            Import = entry.Needs.Count == 0 ? null : [.. entry.Needs.Select(need => Need(need, plan))],
            Links = linksOf is not null && drawn.TryGetValue(entry.Id, out var map) ? linksOf(map) : null,
        };

    static AtlasNeedDocument Need(AtlasNeed need, Plan plan)
    {
        var where = need.Where.Count == 0 ? null : need.Where.ToDictionary(filter => filter.Column, filter => filter.Values, StringComparer.Ordinal);
        var rows = string.Join(", ", need.Where.Select(filter => $"{filter.Column} = {string.Join(" / ", filter.Values)}"));
        var (fileZh, fileEn) = need.Table == RasterTable
            ? ("，uri 为 MBTiles 或 GeoPackage 栅格文件（高程用 Terrain-RGB 编码）", ", whose uri names an MBTiles or GeoPackage file (heights as Terrain-RGB)")
            : ("", "");
        return new AtlasNeedDocument(
            need.Table, need.TitleZh, need.TitleEn, where,
            $"准备图层“{need.TitleZh}”（{need.Table}）{(rows.Length == 0 ? "" : $"，其中 {rows}")}{fileZh}，然后运行 ecotiles import 文件 --plan {plan.Id}",
            $"Prepare the layer {need.Table} ({need.TitleEn}){(rows.Length == 0 ? "" : $" with {rows}")}{fileEn}, then run: ecotiles import FILE --plan {plan.Id}");
    }

    static string StateOf(List<AtlasEntry> maps)
    {
        foreach (var state in (AtlasState[])[AtlasState.Missing, AtlasState.Stale, AtlasState.Present])
        {
            if (maps.Exists(map => map.State == state)) return Word(state);
        }
        return Word(AtlasState.NotRequired);
    }

    static AtlasCounts Counts(Plan plan)
    {
        int With(AtlasState state) => plan.Atlas.Count(entry => entry.State == state);
        return new AtlasCounts(
            With(AtlasState.Present), With(AtlasState.Missing), With(AtlasState.Stale), With(AtlasState.NotRequired),
            plan.Atlas.Count(entry => entry.IsLacking));
    }
}
