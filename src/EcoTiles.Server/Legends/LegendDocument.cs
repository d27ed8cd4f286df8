using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Legends;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Server.Legends;

/// <summary>The legend of a map: what it shows, in the order in which it is read.</summary>
public sealed record LegendDocument(
    string Plan, string Map, string Title, string? TitleEn, double Zoom, IReadOnlyList<double>? Bounds,
    IReadOnlyList<DimensionDocument>? Dimensions, IReadOnlyList<LegendSectionDocument> Sections)
{
    /// <param name="swatches">The picture of each entry, as a PNG file.</param>
    public static LegendDocument Of(PlanMap map, LegendRequest request, Legend legend, IReadOnlyDictionary<LegendEntry, byte[]> swatches) => new(
        map.PlanId, map.Id, map.Title, map.TitleEn, legend.Zoom,
        request.Box is { } box ? [box.MinX, box.MinY, box.MaxX, box.MaxY] : null,
        map.Dimensions.Count == 0 ? null : [.. map.Dimensions.Select(DimensionDocument.Of)],
        [.. legend.Sections.Select(section => new LegendSectionDocument(
            section.Title.Zh, section.Title.En, section.Count, [.. section.Entries.Select(entry => LegendEntryDocument.Of(entry, swatches[entry]))]))]);
}

/// <summary>Entries under one heading.</summary>
/// <param name="Count">How many different things its entries count together; null when nothing is counted.</param>
public sealed record LegendSectionDocument(string Title, string TitleEn, int? Count, IReadOnlyList<LegendEntryDocument> Entries);

/// <summary>One class of features, or of what a raster shows.</summary>
/// <param name="Layer">The layer of the tiles that its features are in; nothing for rasters.</param>
/// <param name="Values">Values of the columns that make the class, one object for each combination that looks like this.</param>
/// <param name="Count">Features of the class, or works where works are counted.</param>
/// <param name="IsPresent">Whether the part of the map shows it.</param>
/// <param name="Shape">fill, line, point, icon, image or ramp.</param>
/// <param name="Image">The swatch as the map draws it, a PNG file as a data address.</param>
public sealed record LegendEntryDocument(
    string Label, string LabelEn, string? Layer, string? Table, IReadOnlyList<IReadOnlyDictionary<string, string>> Values, int Count, bool IsPresent,
    string Shape, string? Fill, string? Line, double? LineWidth, string? Pattern, string? Icon, LegendRampDocument? Ramp, string Image)
{
    public static LegendEntryDocument Of(LegendEntry entry, byte[] swatch) => new(
        entry.Label.Zh, entry.Label.En, entry.Layer?.Name, entry.Layer?.Dataset.Table, entry.Values, entry.Features, entry.IsPresent,
        entry.Look.Shape, Hex(entry.Look.Fill), Hex(entry.Look.Line), entry.Look.LineWidth, entry.Look.Pattern, entry.Look.Icon,
        LegendRampDocument.Of(entry.Ramp), $"data:image/png;base64,{Convert.ToBase64String(swatch)}");

    /// <summary><c>#A8DADC</c>, with two digits more for what can be seen through.</summary>
    internal static string? Hex(Color? color) => color is not { } known ? null
        : known.Alpha == 255 ? $"#{known.Red:X2}{known.Green:X2}{known.Blue:X2}" : $"#{known.Red:X2}{known.Green:X2}{known.Blue:X2}{known.Alpha:X2}";
}

/// <summary>Colours that glide with a number.</summary>
/// <param name="Ticks">Round numbers from low to high; in the picture the highest is at the top, the others lie below it in even steps.</param>
public sealed record LegendRampDocument(string Unit, string UnitEn, IReadOnlyList<LegendTickDocument> Ticks)
{
    internal static LegendRampDocument? Of(LegendRamp? ramp) => ramp is null ? null : new LegendRampDocument(
        ramp.Unit.Zh, ramp.Unit.En, [.. ramp.Ticks.Select(tick => new LegendTickDocument(tick.Value, LegendEntryDocument.Hex(tick.Color)!))]); // ticks have colours
}

public sealed record LegendTickDocument(double Value, string Color);
