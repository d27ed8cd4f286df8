using System.Globalization;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>
/// What legends say of rasters: the classes of relief that show, the part of a ramp of heights, and of imagery what it
/// looks like and when it was taken.
/// </summary>
static class RasterEntries
{
    const int ImageScale = 4;

    static readonly Words BaseMap = new("底图", "Base map");
    static readonly Words Elevation = new("高程", "Elevation");
    static readonly Words Metres = new("米", "m");

    public static async Task<IReadOnlyList<LegendSection>> OfAsync(
        StyledMap map, Sight sight, bool listsAll, ClassWords words, Func<MapLayer, Task<LayerSnapshot?>> dataOf, CancellationToken cancellationToken)
    {
        var sections = new List<LegendSection>();
        foreach (var layer in map.Layers.Where(layer => layer.Raster is not null && layer.IsShownAt(sight.Frame.Zoom)))
        {
            var hint = LegendHint.Of(layer.Style)[0];
            if (hint.IsLeftOut) continue;
            var raster = layer.Raster!; // those without were left out
            var section = layer.Style switch
            {
                ColorReliefLayer relief => await RampAsync(raster, relief, hint, sight, listsAll, cancellationToken),
                RasterLayer classes when raster.Scale is not null => await ClassesAsync(raster, classes, hint, sight, listsAll, cancellationToken),
                RasterLayer image when !raster.IsHeights => await ImageAsync(map, raster, image, hint, sight, words, dataOf, cancellationToken),
                _ => null,
            };
            if (section is { Entries.Count: > 0 }) sections.Add(section);
        }
        return sections;
    }

    static async Task<LegendSection?> RampAsync(
        StyledRaster raster, ColorReliefLayer layer, LegendHint hint, Sight sight, bool listsAll, CancellationToken cancellationToken)
    {
        var colors = new HeightRamp(layer, sight.Frame.Zoom);
        if (await sight.HeightsOfAsync(raster, cancellationToken) is not { } seen) return null;
        var (least, most) = listsAll && colors.Span() is { } whole ? whole : seen;
        var title = hint.Section ?? hint.Title ?? Elevation;
        var range = string.Create(CultureInfo.InvariantCulture, $"{least:0}–{most:0}");
        var entry = new LegendEntry(new Words($"{range} {Metres.Zh}", $"{range} {Metres.En}"), null, [], 0, true, new LegendLook("ramp"))
        {
            Ramp = new LegendRamp(Metres, colors, ScaleTicks.Around(least, most)),
        };
        return new LegendSection(new Words($"{title.Zh}（{Metres.Zh}）", $"{title.En} ({Metres.En})"), [entry], null);
    }

    static async Task<LegendSection> ClassesAsync(
        StyledRaster raster, RasterLayer layer, LegendHint hint, Sight sight, bool listsAll, CancellationToken cancellationToken)
    {
        var scale = raster.Scale!; // asked before
        var (change, opacity) = ShownAs(layer, sight);
        var seen = await sight.ColorsOfAsync(raster, cancellationToken);
        var entries = scale.Classes
            .Select(each => (Class: each, Color: Color.From(each.Color)))
            .Select(each => new LegendEntry(
                new Words(each.Class.TitleZh, each.Class.TitleEn), null, [], 0, seen.Contains(each.Color.Premultiplied), new LegendLook("fill") { Fill = Changed(each.Color) }))
            .Where(entry => entry.IsPresent || listsAll);
        return new LegendSection(hint.Section ?? hint.Title ?? new Words(scale.TitleZh, scale.TitleEn), [.. entries], null);

        Color Changed(Color color)
        {
            uint[] changed = [(color with { Alpha = 255 }).Premultiplied];
            change.Apply(changed);
            return new Color((byte)(changed[0] >> 16), (byte)(changed[0] >> 8), (byte)changed[0], color.Alpha).WithOpacity(opacity);
        }
    }

    static (ColorChange Change, float Opacity) ShownAs(RasterLayer layer, Sight sight)
    {
        var context = new EvaluationContext { Zoom = sight.Frame.Zoom };
        return (ColorChange.Of(layer, context), (float)layer.Opacity.Evaluate(context));
    }

    static async Task<LegendSection?> ImageAsync(
        StyledMap map, StyledRaster raster, RasterLayer style, LegendHint hint, Sight sight, ClassWords words,
        Func<MapLayer, Task<LayerSnapshot?>> dataOf, CancellationToken cancellationToken)
    {
        var frame = sight.Frame;
        var swatch = new PictureFrame(
            frame.Zoom, ImageScale, Middle(frame.OriginX, frame.Width) - SwatchPainter.Width * ImageScale / 2,
            Middle(frame.OriginY, frame.Height) - SwatchPainter.Height * ImageScale / 2, SwatchPainter.Width * ImageScale, SwatchPainter.Height * ImageScale);
        if (await RasterPatch.GatherAsync(map.Rasters!.Tiles, raster, swatch, cancellationToken) is not { Tiles.Count: > 0 } patch) return null; // it has rasters
        var layer = map.Map.Layers.FirstOrDefault(each => each.Where.Any(filter => filter.Column == "kind" && filter.Values.Contains(raster.Name)));
        var title = hint.Title ?? (layer is null ? BaseMap : words.Of("raster_asset", "kind", raster.Name, null));
        var label = layer is not null && await dataOf(layer) is { } data ? WithFacts(title, layer, data) : title;
        var image = RasterPainting.Sampled(patch, swatch.Width, swatch.Height, isNearest: false);
        var (change, opacity) = ShownAs(style, sight);
        if (!change.IsNone) change.Apply(image.Pixels);
        var entry = new LegendEntry(label, null, [], 0, true, new LegendLook("image")) { Image = image, ImageOpacity = opacity };
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
