using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>
/// Makes the legend of a map from its style and its data: the classes that the part of the map shows, told apart by how
/// the style draws them. Web, map services and printed sheets all take it from here.
/// </summary>
public sealed class LegendMaker(SnapshotStore snapshots)
{
    const int MostOfOneScale = 24, StepsOfAScale = 7;

    internal static readonly LatticeBox Everywhere = new(int.MinValue + 2, int.MinValue + 2, int.MaxValue - 2, int.MaxValue - 2);

    static readonly Words BaseFeatures = new("基础要素", "Base features");

    /// <param name="map">The map, narrowed to what was chosen, with its style.</param>
    /// <param name="words">What classes are called.</param>
    /// <param name="classNames">What the plan itself calls them, by <c>column=value</c>.</param>
    public async Task<Legend> MakeAsync(
        StyledMap map, LegendRequest request, ClassWords words, IReadOnlyDictionary<string, string> classNames, CancellationToken cancellationToken)
    {
        var frame = WebMercatorQuad.Instance.ToLattice(request.Box ?? (map.Map.Bounds.IsEmpty ? new Envelope(0, 0, 0, 0) : map.Map.Bounds));
        var rungZoom = Math.Clamp((int)Math.Ceiling(request.Zoom), 0, TileGrid.LatticeZoom);
        var search = request.Box is null || request.ListsAll ? Everywhere : frame;
        var extent = request.Box is null ? null : new ExtentRows(frame);
        var named = new EntryWords(words, classNames);
        var data = new Dictionary<MapLayer, LayerSnapshot>();
        var collectors = new List<(LegendGroup Group, ClassCollector Found)>();
        foreach (var group in LegendGroup.Of(map, request.Zoom))
        {
            if (await DataOfAsync(group.Data) is not { } snapshot) continue;
            foreach (var layer in group.Styles) data[layer.Data!] = snapshot; // groups are of layers with data
            var collector = new ClassCollector(group, request.Zoom);
            new RowSearch().ForEach(group.Data, snapshot, rungZoom, search, rows => collector.Add(rows, (rung, row) => extent?.Holds(rung, row) ?? true));
            collectors.Add((group, collector));
        }
        foreach (var veil in map.Layers.Where(Sight.IsVeil))
        {
            if (await DataOfAsync(veil.Data!) is { } snapshot) data[veil.Data!] = snapshot; // veils have data
        }
        var sight = new Sight(map, frame, request.Zoom, data);
        LeaveOutHidden(collectors, sight);
        var parts = new List<Part>();
        foreach (var (group, collector) in collectors)
        {
            var found = Thinned([.. named.Sorted(collector.Classes.Where(each => each.IsPresent || request.ListsAll))]);
            if (found.Count > 0) parts.Add(new Part(group, found, collector.Counted));
        }
        var rasters = await RasterEntries.OfAsync(map, sight, request.ListsAll, words, DataOfAsync, cancellationToken);
        return new Legend(map.Map, request.Zoom, [.. rasters, .. Sections(parts, named)]);

        async Task<LayerSnapshot?> DataOfAsync(MapLayer layer) =>
            await snapshots.GetAsync(layer.Dataset, rungZoom, frame, wholeShapes: layer.Content != LayerContent.Shapes, cancellationToken);
    }

    /// <summary>
    /// A class of opaque areas that leaves no pixel in the part of the map is not shown by it. Layers that are read from
    /// the store tile by tile are not painted for this, nor maps so large that a pixel would stand for several.
    /// </summary>
    void LeaveOutHidden(List<(LegendGroup Group, ClassCollector Found)> collectors, Sight sight)
    {
        if (!sight.IsFine) return;
        var areas = collectors
            .Where(each => snapshots.TryGet(each.Group.Data.Dataset, out _))
            .Select(each => (each.Found, Layers: OpaqueAreas.LayersOf(each.Group, [.. each.Found.Classes])))
            .Where(each => each.Layers.Count > 0).ToList();
        if (areas.Sum(each => each.Found.Classes.Count()) < 2) return;
        var layers = areas.SelectMany(each => each.Layers).ToHashSet();
        var seen = sight.ColorsOf(layers);
        foreach (var (found, own) in areas)
        {
            foreach (var each in found.Classes)
            {
                if (OpaqueAreas.ColorOf(each, own) is { } color && !seen.Contains(color)) each.IsPresent = false;
            }
        }
    }

    /// <summary>Of a colour that glides with a number some steps are shown, first and last among them.</summary>
    static List<FoundClass> Thinned(List<FoundClass> found)
    {
        if (found.Count <= MostOfOneScale || !found.TrueForAll(EntryWords.IsOfNumber)) return found;
        return [.. Enumerable.Range(0, StepsOfAScale).Select(step => found[step * (found.Count - 1) / (StepsOfAScale - 1)])];
    }

    /// <summary>The theme in the order of its layers, what helps to read it, and then the features that most maps share.</summary>
    static IEnumerable<LegendSection> Sections(List<Part> parts, EntryWords named)
    {
        var themes = parts.Where(part => !part.Group.Data.IsShared).OrderBy(part => part.Group.Data.IsBackdrop).ThenBy(part => part.Group.Rank)
            .GroupBy(part => part.Group.Section ?? EntryWords.TableOf(part.Group.Data));
        foreach (var theme in themes) yield return Section(theme.Key, [.. theme], named);
        var shared = parts.Where(part => part.Group.Data.IsShared).OrderBy(part => part.Group.Rank).ToList();
        if (shared.Count > 0) yield return Section(BaseFeatures, shared, named);
    }

    static LegendSection Section(Words title, List<Part> parts, EntryWords named)
    {
        var entries = new List<LegendEntry>();
        var found = parts.SelectMany(part => part.Found);
        // A class may lie in several tables, as works are areas, lines and points: it is one entry, drawn as the first.
        foreach (var same in (parts.TrueForAll(part => part.Counted is not null) ? named.Sorted(found) : found).GroupBy(each => each.Sample.Group.Count is null ? (object)each : named.Of(each)))
        {
            var first = same.First();
            var things = same.SelectMany(each => each.Things).Distinct().Count();
            entries.Add(new LegendEntry(
                named.Of(first), first.Sample.Group.Data, [.. same.SelectMany(ValuesOf)], things > 0 ? things : same.Sum(each => each.Features),
                same.Any(each => each.IsPresent), first.Look)
            {
                IsCounted = first.Sample.Group.Count is not null,
                Sample = first.Sample,
            });
        }
        var counted = parts.Select(part => part.Counted).OfType<IReadOnlySet<string>>().SelectMany(things => things).Distinct().Count();
        return new LegendSection(title, entries, parts.Exists(part => part.Counted is not null) ? counted : null);
    }

    static IEnumerable<IReadOnlyDictionary<string, string>> ValuesOf(FoundClass found) => found.Members.Select(member =>
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < found.Sample.Group.Columns.Count; i++)
        {
            if (member.Values[i] is { } value) values[found.Sample.Group.Columns[i]] = value;
        }
        return values;
    });

    sealed record Part(LegendGroup Group, List<FoundClass> Found, IReadOnlySet<string>? Counted);
}
