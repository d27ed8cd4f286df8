using System.Globalization;
using System.Text.Json;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Drawing;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A legend and a picture of the same map, compared by their colours.</summary>
sealed class LegendPixels
{
    /// <summary>What shares of the picture a colour may have that is a blend at edges.</summary>
    const double LargeShare = 0.003;

    readonly List<JsonElement> _entries;
    readonly List<JsonElement> _layers;
    readonly Dictionary<uint, int> _counts;
    readonly int _pixels;

    public LegendPixels(JsonElement legend, JsonElement style, Picture picture)
    {
        _entries = [.. legend.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("entries").EnumerateArray())];
        _layers = [.. style.GetProperty("layers").EnumerateArray()];
        _pixels = picture.Pixels.Length;
        _counts = [];
        foreach (var pixel in picture.Pixels) _counts[pixel] = _counts.GetValueOrDefault(pixel) + 1;
    }

    /// <summary>The entries whose colour no pixel has.</summary>
    /// <param name="thin">What the colours of lines and hatches, which seldom fill a pixel, may be off.</param>
    public IEnumerable<string> NotInPicture(int thin) => _entries
        .Where(entry => entry.GetProperty("shape").GetString() != "image" && !IsShown(entry, thin))
        .Select(entry => entry.GetProperty("label").GetString()!);

    /// <summary>Colours of classes that the legend leaves out, and all others of some size that nothing in the legend explains.</summary>
    /// <param name="few">Pixels that a class may have and still be missing.</param>
    public IEnumerable<string> NotInLegend(int few, uint veil)
    {
        if (_layers.Exists(layer => layer.GetProperty("type").GetString() == "raster") && _entries.Exists(entry => entry.GetProperty("shape").GetString() == "image")) yield break;
        var known = Known(veil);
        foreach (var color in _layers.Where(layer => !IsLeftOut(layer) && layer.GetProperty("type").GetString() == "fill").SelectMany(ClassColors).Distinct())
        {
            if (_counts.GetValueOrDefault(color) > few && !Near(known, color)) yield return Text(color, "of a class");
        }
        foreach (var (color, count) in _counts)
        {
            if (count > LargeShare * _pixels && !Near(known, color) && !IsEdgeOfHatch(known, color)) yield return Text(color, "of no class");
        }

        string Text(uint color, string what) => string.Create(CultureInfo.InvariantCulture, $"#{color & 0xFFFFFF:X6} {what} ({_counts[color]} pixels)");
    }

    /// <summary>Lines of a hatch repeat, and with them the blends at their edges.</summary>
    bool IsEdgeOfHatch(HashSet<uint> known, uint color) => _entries.Where(entry => entry.TryGetProperty("pattern", out _)).Select(entry => ColorOf(entry, "line")).OfType<uint>().Distinct()
        .Any(hatch => known.Any(ground => IsBetween(hatch, ground, color)));

    static bool IsBetween(uint one, uint other, uint color)
    {
        var span = Distance(one, other);
        var alpha = span == 0 ? 0 : (uint)Math.Round(255.0 * Math.Min(span, Distance(color, other)) / span);
        return Distance(Over((alpha << 24) | (one & 0xFFFFFF), other), color) <= 3;
    }

    bool IsShown(JsonElement entry, int thin)
    {
        var swatch = SwatchOf(entry);
        var shape = entry.GetProperty("shape").GetString();
        if (shape == "fill" && !entry.TryGetProperty("pattern", out _)) return _counts.ContainsKey(swatch[swatch.Width / 2, swatch.Height / 2]) || (ColorOf(entry, "line") is { } edge && HasNear(edge, thin));
        if (shape == "line" && ColorOf(entry, "line") is { } line) return HasNear(line, thin);
        var ground = swatch[swatch.Width / 2, 3];
        return swatch.Pixels.Where(pixel => pixel >> 24 == 255 && pixel != ground).GroupBy(pixel => pixel).OrderByDescending(same => same.Count())
            .Take(3).Any(same => HasNear(same.Key, shape == "fill" ? thin : 8));
    }

    /// <summary>A colour that lets something through is looked for over every colour that it may lie on.</summary>
    bool HasNear(uint color, int distance)
    {
        if (color >> 24 == 255) return _counts.Keys.Any(pixel => Distance(pixel, color) <= distance);
        var over = Grounds().Select(ground => Over(color, ground)).ToList();
        return _counts.Keys.Any(pixel => over.Exists(blend => Distance(pixel, blend) <= 2));
    }

    /// <summary>Everything that the legend explains, the ground, what its author left out, and all of it under what lets something through.</summary>
    HashSet<uint> Known(uint veil)
    {
        var known = Grounds().ToHashSet();
        List<uint> clear = [veil, .. _layers.SelectMany(ClearColors).Distinct()];
        for (var i = 0; i < 2; i++) known.UnionWith([.. known.SelectMany(ground => clear.Select(color => Over(color, ground)))]);
        return known;
    }

    IEnumerable<uint> Grounds() =>
    [
        .. _layers.Where(layer => layer.GetProperty("type").GetString() == "background").Select(layer => Parse(layer.GetProperty("paint").GetProperty("background-color").GetString()!)),
        .. _entries.Select(SwatchOf).SelectMany(swatch => swatch.Pixels.Where(pixel => pixel >> 24 == 255).GroupBy(pixel => pixel).Where(same => same.Count() > 8).Select(same => same.Key)),
        .. _entries.Select(entry => ColorOf(entry, "line")).OfType<uint>().Where(color => color >> 24 == 255),
        .. _layers.Where(IsLeftOut).SelectMany(ClassColors),
    ];

    static bool IsLeftOut(JsonElement layer) => layer.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("ecotiles:legend", out var hint)
        && hint.ValueKind == JsonValueKind.False;

    /// <summary>The colours that a style fills opaque areas with.</summary>
    static IEnumerable<uint> ClassColors(JsonElement layer) =>
        layer.TryGetProperty("paint", out var paint) && !paint.TryGetProperty("fill-opacity", out _) && paint.TryGetProperty("fill-color", out var color) ? Colors(color) : [];

    /// <summary>The colours of a layer that let something through.</summary>
    static IEnumerable<uint> ClearColors(JsonElement layer)
    {
        var kind = layer.GetProperty("type").GetString();
        if (!layer.TryGetProperty("paint", out var paint) || !paint.TryGetProperty($"{kind}-opacity", out var opacity) || opacity.ValueKind != JsonValueKind.Number) return [];
        var alpha = (uint)Math.Round(opacity.GetDouble() * 255) << 24;
        return paint.TryGetProperty($"{kind}-color", out var color) ? Colors(color).Select(each => alpha | (each & 0xFFFFFF)) : [];
    }

    static IEnumerable<uint> Colors(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Colors),
        JsonValueKind.String when value.GetString() is ['#', _, _, _, _, _, _] text => [Parse(text)],
        _ => [],
    };

    static Picture SwatchOf(JsonElement entry)
    {
        const string Head = "data:image/png;base64,";
        return ImageDecoder.Decode(Convert.FromBase64String(entry.GetProperty("image").GetString()![Head.Length..]));
    }

    static uint? ColorOf(JsonElement entry, string name) => entry.TryGetProperty(name, out var text) ? Parse(text.GetString()!) : null;

    /// <summary>0xAARRGGBB of <c>#RRGGBB</c> or <c>#RRGGBBAA</c>, not multiplied by its alpha.</summary>
    static uint Parse(string text)
    {
        var number = uint.Parse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return text.Length == "#RRGGBB".Length ? 0xFF000000 | number : (number >> 8) | (number << 24);
    }

    static uint Over(uint color, uint ground)
    {
        var alpha = (color >> 24) / 255.0;
        uint Part(int shift) => (uint)Math.Round(((color >> shift) & 255) * alpha + ((ground >> shift) & 255) * (1 - alpha)) << shift;
        return 0xFF000000 | Part(16) | Part(8) | Part(0);
    }

    static bool Near(HashSet<uint> known, uint color) => known.Contains(color) || known.Any(each => Distance(each, color) <= 2);

    static int Distance(uint one, uint other)
    {
        int Part(int shift) => Math.Abs((int)((one >> shift) & 255) - (int)((other >> shift) & 255));
        return Math.Max(Part(16), Math.Max(Part(8), Part(0)));
    }
}
