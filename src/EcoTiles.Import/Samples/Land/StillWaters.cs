using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Land;

/// <summary>A lake, reservoir, wetland or flood basin with its shore.</summary>
public sealed record StillWater(string? Name, string Class, IReadOnlyList<PlanePoint> Shore);

/// <summary>Water bodies of the facts, and some ponds that no text names.</summary>
public static class StillWaters
{
    public static IReadOnlyList<StillWater> Fill(PlanSite site, PlanFacts facts, Drainage drainage)
    {
        var waters = new List<StillWater>();
        foreach (var feature in facts.Features)
        {
            var (kind, share) = feature.Kind switch
            {
                "lake" => ("lake", 0.014),
                "reservoir" => ("reservoir", 0.021),
                "flood_basin" => ("flood_basin", 0.055),
                "wetland_park" or "wetland" => ("wetland", 0.012),
                _ => ("", 0),
            };
            if (share == 0) continue;
            var seed = SeededHash.Mix(site.Seed, feature.Id);
            waters.Add(new(feature.Name, kind,
                Shore(site.Frame.Point(feature.Lon, feature.Lat), share * site.Frame.SizeKm, seed)));
        }
        foreach (var (brook, i) in drainage.Brooks.Select((brook, i) => (brook, i)))
        {
            var seed = SeededHash.Mix(site.Seed, 80, i);
            if (SeededHash.Unit(seed) > 0.16) continue;
            var radius = site.Frame.SizeKm * (0.005 + 0.006 * SeededHash.Unit(SeededHash.Mix(seed, 1)));
            waters.Add(new(null, "reservoir", Shore(brook.Line[brook.Line.Count / 2], radius, seed)));
        }
        return [.. waters.Where(water => water.Shore.All(site.IsInside))];
    }

    /// <summary>A closed ring around a middle, drawn out in one direction; each direction is met once, so it is simple.</summary>
    static List<PlanePoint> Shore(PlanePoint middle, double radius, ulong seed)
    {
        const int Points = 72;
        var (leanSine, leanCosine) = Math.SinCos(Math.Tau * SeededHash.Unit(seed));
        var stretch = 1.2 + 0.6 * SeededHash.Unit(SeededHash.Mix(seed, 1));
        var shore = new List<PlanePoint>(Points + 1);
        for (var i = 0; i < Points; i++)
        {
            var (sine, cosine) = Math.SinCos(Math.Tau * i / Points);
            var reach = radius * Math.Exp(0.55 * FractalNoise.At(SeededHash.Mix(seed, 2), 1.3 * cosine, 1.3 * sine, 4));
            var (along, across) = (stretch * reach * cosine, reach / stretch * sine);
            shore.Add(new(middle.X + along * leanCosine - across * leanSine,
                middle.Y + along * leanSine + across * leanCosine));
        }
        shore.Add(shore[0]);
        return shore;
    }
}
