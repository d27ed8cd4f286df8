using System.Globalization;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Legends;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Legends;

/// <summary>
/// An address under <c>/legends/</c>: <c>{plan}/{map}.png</c> or <c>.json</c>, with <c>bbox</c>, <c>zoom</c>, <c>scale</c>
/// or <c>dpi</c>, <c>lang</c> and <c>classes</c> in the query.
/// </summary>
sealed record LegendAddress(string Plan, string Map, bool IsPicture)
{
    const double LeastScale = 0.25, MostScale = 12, ScreenDpi = 96, DeepestZoom = 24;

    /// <summary>The language of a picture.</summary>
    public bool IsEnglish { get; private init; }

    /// <summary>Pixels for each style pixel, of which 96 are an inch; 3.125 for 300 dpi.</summary>
    public float Scale { get; private init; } = 1;

    public Envelope? Box { get; private init; }

    public double? Zoom { get; private init; }

    public bool ListsAll { get; private init; }

    /// <summary>Null with a problem when it is no such address.</summary>
    public static LegendAddress? Parse(string path, IQueryCollection query, out ProblemDocument? problem)
    {
        problem = Problems.NotFound;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var isPicture = path.EndsWith(".png", StringComparison.Ordinal);
        var ending = isPicture ? ".png" : ".json";
        if (slash <= 0 || !path.EndsWith(ending, StringComparison.Ordinal) || slash + 1 + ending.Length >= path.Length) return null;
        problem = null;
        if (!TryNumber(query, "scale", LeastScale, MostScale, out var scale)) problem = Problems.WrongLegendValue("scale", "0.25 – 12");
        if (!TryNumber(query, "dpi", LeastScale * ScreenDpi, MostScale * ScreenDpi, out var dpi) || (dpi is not null && scale is not null))
            problem = Problems.WrongLegendValue("dpi", "24 – 1152; scale / dpi");
        if (!TryNumber(query, "zoom", 0, DeepestZoom, out var zoom)) problem = Problems.WrongLegendValue("zoom", "0 – 24");
        if (!TryBox(query, out var box)) problem = Problems.WrongLegendValue("bbox", "west,south,east,north");
        if (!TryWord(query, "lang", ["zh", "en"], out var language)) problem = Problems.WrongLegendValue("lang", "zh, en");
        if (!TryWord(query, "classes", ["shown", "all"], out var classes)) problem = Problems.WrongLegendValue("classes", "shown, all");
        return problem is not null ? null : new LegendAddress(path[..slash], path[(slash + 1)..^ending.Length], isPicture)
        {
            Scale = (float)(scale ?? dpi / ScreenDpi ?? (isPicture ? 1 : 2)),
            Zoom = zoom,
            Box = box,
            IsEnglish = language == "en",
            ListsAll = classes == "all",
        };
    }

    /// <summary>What is asked for of a map: without a zoom the one at which the part of the map fits on a page.</summary>
    public LegendRequest RequestOf(PlanMap map) => new(Box, Zoom ?? TileJsonDocument.FittingZoom(Box ?? map.View), ListsAll);

    static bool TryNumber(IQueryCollection query, string name, double least, double most, out double? number)
    {
        number = null;
        if (!query.TryGetValue(name, out var texts)) return true;
        if (texts.Count != 1 || !double.TryParse(texts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return false;
        number = value;
        return value >= least && value <= most;
    }

    static bool TryBox(IQueryCollection query, out Envelope? box)
    {
        box = null;
        if (!query.TryGetValue("bbox", out var texts)) return true;
        var parts = texts.Count == 1 ? (texts[0] ?? "").Split(',') : [];
        if (parts.Length != 4) return false;
        var sides = new double[4];
        for (var i = 0; i < 4; i++)
        {
            var most = i % 2 == 0 ? 180 : 90;
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out sides[i]) || !(Math.Abs(sides[i]) <= most)) return false;
        }
        if (sides[0] >= sides[2] || sides[1] >= sides[3]) return false;
        box = new Envelope(sides[0], sides[1], sides[2], sides[3]);
        return true;
    }

    static bool TryWord(IQueryCollection query, string name, string[] known, out string word)
    {
        word = known[0];
        if (!query.TryGetValue(name, out var texts)) return true;
        if (texts.Count != 1 || !known.Contains(texts[0])) return false;
        word = texts[0]!; // it is one of the known ones
        return true;
    }
}
