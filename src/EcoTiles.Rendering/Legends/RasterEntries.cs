using System.Globalization;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>What legends say of rasters: the classes of relief that show, and of imagery what it looks like and when it was taken.</summary>
static class RasterEntries
{
    const int ImageScale = 4;

    static readonly Words Imagery = new("遥感影像", "Imagery");

    public static async Task<IReadOnlyList<LegendSection>> OfAsync(
        StyledMap map, Sight sight, bool listsAll, Func<MapLayer, Task<LayerSnapshot?>> dataOf, CancellationToken cancellationToken)
    {
        var sections = new List<LegendSection>();
        foreach (var layer in map.Layers.Where(layer => layer.Style is RasterLayer && layer.Raster is not null && layer.IsShownAt(sight.Frame.Zoom)))
        {
            var hint = LegendHint.Of(layer.Style)[0];
            if (hint.IsLeftOut) continue;
            var raster = layer.Raster!; // those without were left out
            var section = raster.Scale is not null
                ? await ClassesAsync(raster, hint, sight, listsAll, cancellationToken)
                : raster.IsHeights ? null : await ImageAsync(map, raster, hint, sight, dataOf, cancellationToken);
            if (section is { Entries.Count: > 0 }) sections.Add(section);
        }
        return sections;
    }

    static async Task<LegendSection> ClassesAsync(
        StyledRaster raster, LegendHint hint, Sight sight, bool listsAll, CancellationToken cancellationToken)
    {
        var scale = raster.Scale!; // asked before
        var seen = await sight.ColorsOfAsync(raster, cancellationToken);
        var entries = scale.Classes
            .Select(each => (Class: each, Color: Color.From(each.Color)))
            .Select(each => new LegendEntry(
                new Words(each.Class.TitleZh, each.Class.TitleEn), null, [], 0, seen.Contains(each.Color.Premultiplied), new LegendLook("fill") { Fill = each.Color }))
            .Where(entry => entry.IsPresent || listsAll);
        return new LegendSection(hint.Section ?? hint.Title ?? new Words(scale.TitleZh, scale.TitleEn), [.. entries], null);
    }

    static async Task<LegendSection?> ImageAsync(
        StyledMap map, StyledRaster raster, LegendHint hint, Sight sight, Func<MapLayer, Task<LayerSnapshot?>> dataOf, CancellationToken cancellationToken)
    {
        var frame = sight.Frame;
        var swatch = new PictureFrame(
            frame.Zoom, ImageScale, Middle(frame.OriginX, frame.Width) - SwatchPainter.Width * ImageScale / 2,
            Middle(frame.OriginY, frame.Height) - SwatchPainter.Height * ImageScale / 2, SwatchPainter.Width * ImageScale, SwatchPainter.Height * ImageScale);
        if (await RasterPatch.GatherAsync(map.Rasters!.Tiles, raster, swatch, cancellationToken) is not { Tiles.Count: > 0 } patch) return null; // it has rasters
        var title = hint.Title ?? Imagery;
        var layer = map.Map.Layers.FirstOrDefault(each => each.Where.Any(filter => filter.Column == "kind" && filter.Values.Contains(raster.Name)));
        var words = layer is not null && await dataOf(layer) is { } data ? WithFacts(title, layer, data) : title;
        var entry = new LegendEntry(words, null, [], 0, true, new LegendLook("image")) { Image = RasterPainting.Sampled(patch, swatch.Width, swatch.Height, isNearest: false) };
        return new LegendSection(hint.Section ?? title, [entry], null);

        long Middle(long origin, int side) => (long)((origin + side / 2.0) / frame.Scale * ImageScale);
    }

    /// <summary>The day it was taken and how fine it is, as far as its row says.</summary>
    static Words WithFacts(Words title, MapLayer layer, LayerSnapshot data)
    {
        var (zh, en) = (new List<string>(), new List<string>());
        new RowSearch().ForEach(layer, data, 0, LegendMaker.Everywhere, rows =>
        {
            var feature = new RowFeature(rows.Rung.Features, layer.Columns);
            var columns = RowFeature.Names(rows.Rung.Features, layer.Columns).ToList();
            foreach (var row in rows.Rows)
            {
                feature.Row = row;
                if (Value("acquired_on") is { IsText: true } day) Add(day.Text, day.Text);
                if (Value("resolution_m") is { IsNumber: true } metres)
                    Add(string.Create(CultureInfo.InvariantCulture, $"{metres.Number:0.##} 米"), string.Create(CultureInfo.InvariantCulture, $"{metres.Number:0.##} m"));
            }

            StyleValue? Value(string name) => columns.IndexOf(name) is >= 0 and var at ? feature.Value(at) : null;
        });
        return zh.Count == 0 ? title : new Words($"{title.Zh}（{string.Join("，", zh)}）", $"{title.En} ({string.Join(", ", en)})");

        void Add(string chinese, string english)
        {
            if (zh.Contains(chinese)) return;
            zh.Add(chinese);
            en.Add(english);
        }
    }
}
