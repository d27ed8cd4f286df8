using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Land;

/// <summary>Height, steepness and climate of every cell.</summary>
/// <param name="Mountain">0 in plains, about 1 on crests.</param>
/// <param name="Relief">Metres between the highest and lowest cell two steps around.</param>
public sealed record Terrain(double[] Elevation, double[] Mountain, double[] Relief, double[] Temperature,
    double[] Precipitation)
{
    public static Terrain Raise(PlanSite site, PlanFacts facts, Rivers rivers)
    {
        var fact = facts.Terrain;
        var ranges = fact.Ranges.Select(range => (Line: site.Frame.Line(range.Line), range.WidthKm, range.Height))
            .ToList();
        var highest = Math.Max(1, ranges.Select(range => range.Height).DefaultIfEmpty(1).Max());
        var count = site.Mesh.Count;
        var elevation = new double[count];
        var mountain = new double[count];
        foreach (var cell in site.Cells)
        {
            var place = site.Places[cell];
            var crest = 0.55 + 0.6 * FractalNoise.Ridged(
                SeededHash.Mix(site.Seed, 20), 9 * place.X / site.Frame.SizeKm, 9 * place.Y / site.Frame.SizeKm, 5);
            var raised = 0.0;
            foreach (var (line, width, height) in ranges)
            {
                var (distance, _) = PlaneLines.Nearest(line, place);
                distance *= 1 + 0.45 * site.Noise(cell, 21, 6);
                raised = Smooth(raised, height * Math.Exp(-(distance * distance) / (width * width)), highest);
            }
            var rugged = fact.Roughness * (1 + 5 * raised / highest);
            var valley = Math.Exp(-Math.Pow(rivers.DistanceKm[cell] / (0.06 * site.Frame.SizeKm), 2));
            mountain[cell] = raised / highest;
            elevation[cell] = fact.Base + fact.TiltEast * place.X / site.Frame.SizeKm
                + fact.TiltNorth * place.Y / site.Frame.SizeKm
                + raised * crest * (1 - 0.55 * valley) + rugged * site.Noise(cell, 22, 7, 6) - fact.Roughness * valley;
        }
        var relief = ReliefOf(site, elevation);
        var (temperature, precipitation) = ClimateOf(site, fact, elevation);
        return new Terrain(elevation, mountain, relief, temperature, precipitation);
    }

    /// <summary>The greater of two heights, with a saddle where they are alike.</summary>
    internal static double Smooth(double a, double b, double highest)
    {
        var blend = 0.12 * highest;
        var near = Math.Max(blend - Math.Abs(a - b), 0) / blend;
        return Math.Max(a, b) + near * near * blend / 4;
    }

    static double[] ReliefOf(PlanSite site, double[] elevation)
    {
        var (low, high) = (elevation, elevation);
        for (var ring = 0; ring < 2; ring++)
        {
            low = Widest(site, low, Math.Min);
            high = Widest(site, high, Math.Max);
        }
        return [.. high.Zip(low, (top, bottom) => top - bottom)];
    }

    static double[] Widest(PlanSite site, double[] values, Func<double, double, double> choose)
    {
        var chosen = new double[values.Length];
        foreach (var cell in site.Cells)
        {
            chosen[cell] = values[cell];
            for (var side = 0; side < 6; side++)
                if (site.Mesh.Neighbour(cell, side) is var next
                    && site.Inside[next]) chosen[cell] = choose(chosen[cell], values[next]);
        }
        return chosen;
    }

    /// <summary>6.5 degrees less and some millimetres more for each step upwards, on smooth noise.</summary>
    static (double[] Temperature, double[] Precipitation) ClimateOf(PlanSite site, TerrainFact fact, double[] elevation)
    {
        var temperature = new double[elevation.Length];
        var precipitation = new double[elevation.Length];
        var broad = Averaged(site, elevation, 6);
        foreach (var cell in site.Cells)
        {
            var hundreds = (broad[cell] - fact.Base) / 100;
            var north = site.Places[cell].Y / site.Frame.SizeKm;
            temperature[cell] = fact.Temperature - 0.65 * hundreds + 0.35 * site.Noise(cell, 30, 2, 2)
                - 0.006 * site.Places[cell].Y;
            precipitation[cell] = Math.Max(15, (fact.Precipitation[0] + fact.PrecipitationNorth * (north + 0.5))
                * (1 + 0.06 * site.Noise(cell, 31, 2, 2)) + fact.Precipitation[1] * hundreds);
        }
        return (temperature, precipitation);
    }

    static double[] Averaged(PlanSite site, double[] values, int times)
    {
        for (; times > 0; times--)
        {
            var average = new double[values.Length];
            foreach (var cell in site.Cells)
            {
                var (total, count) = (values[cell], 1);
                for (var side = 0; side < 6; side++)
                {
                    var next = site.Mesh.Neighbour(cell, side);
                    if (!site.Inside[next]) continue;
                    total += values[next];
                    count++;
                }
                average[cell] = total / count;
            }
            values = average;
        }
        return values;
    }
}
