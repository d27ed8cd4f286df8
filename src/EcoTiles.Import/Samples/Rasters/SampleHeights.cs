using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Rasters;

/// <summary>
/// Heights of every pixel: the relief that the plan's cells have, with finer folds, and valleys cut where rivers and brooks run.
/// </summary>
sealed record SampleHeights(RasterFrame Frame, float[] Metres)
{
    public static SampleHeights Raise(PlanModel model, CancellationToken cancellationToken)
    {
        var raster = RasterFrame.Around(model.Site);
        var (site, plane) = (model.Site, model.Site.Frame);
        var rivers = NearestWater.Distances(raster, plane, model.Rivers.All.Select(river => river.Line));
        var brooks = NearestWater.Distances(raster, plane, model.Drainage.Brooks.Select(brook => brook.Line));
        var pixelKm = raster.MetresAt(plane.Latitude) / 1000;
        var ground = new SampleGround(site, model.Facts.Terrain);
        var heights = new float[raster.Width * raster.Height];
        Parallel.For(0, raster.Height, new ParallelOptions { CancellationToken = cancellationToken }, y =>
        {
            var north = plane.North(raster.LatitudeAt(y + 0.5));
            for (var x = 0; x < raster.Width; x++)
            {
                var at = y * raster.Width + x;
                var place = new PlanePoint(plane.East(raster.LongitudeAt(x + 0.5)), north);
                heights[at] = (float)ground.HeightAt(place, rivers[at] * pixelKm, brooks[at] * pixelKm);
            }
        });
        return new SampleHeights(raster, heights);
    }

    /// <summary>The highest pixel not farther from a place than this, and its height.</summary>
    public (PlanePoint Place, double Metres) SummitNear(PlanePoint place, double km, PlaneFrame plane)
    {
        var reach = (int)Math.Ceiling(km / (Frame.MetresAt(plane.Latitude) / 1000));
        var (column, row) = Frame.PixelAt(plane.LongitudeAt(place.X), plane.LatitudeAt(place.Y));
        var best = (X: column, Y: row);
        for (var y = Math.Max(0, row - reach); y <= Math.Min(Frame.Height - 1, row + reach); y++)
        {
            for (var x = Math.Max(0, column - reach); x <= Math.Min(Frame.Width - 1, column + reach); x++)
            {
                if ((x - column) * (x - column) + (y - row) * (y - row) <= reach * reach && At(x, y) > At(best.X, best.Y)) best = (x, y);
            }
        }
        return (plane.Point(Frame.LongitudeAt(best.X + 0.5), Frame.LatitudeAt(best.Y + 0.5)), At(best.X, best.Y));

        float At(int x, int y) => Metres[y * Frame.Width + x];
    }
}

/// <summary>The land of a plan as a function of the place.</summary>
sealed class SampleGround
{
    readonly PlanSite _site;
    readonly Facts.TerrainFact _fact;
    readonly List<(IReadOnlyList<PlanePoint> Line, double WidthKm, double Height)> _ranges;
    readonly double _highest;

    public SampleGround(PlanSite site, Facts.TerrainFact fact)
    {
        (_site, _fact) = (site, fact);
        _ranges = [.. fact.Ranges.Select(range => (site.Frame.Line(range.Line), range.WidthKm, range.Height))];
        _highest = Math.Max(1, _ranges.Select(range => range.Height).DefaultIfEmpty(1).Max());
    }

    /// <summary>Metres above the sea, worked out as those of the cells are, with more octaves.</summary>
    public double HeightAt(PlanePoint place, double riverKm, double brookKm)
    {
        var size = _site.Frame.SizeKm;
        var (x, y) = (place.X / size, place.Y / size);
        var crest = 0.55 + 0.6 * FractalNoise.Ridged(SeededHash.Mix(_site.Seed, 20), 9 * x, 9 * y, 8);
        var wobble = 1 + 0.45 * FractalNoise.At(SeededHash.Mix(_site.Seed, 21), 6 * x, 6 * y, 4);
        var raised = 0.0;
        foreach (var (line, width, height) in _ranges)
        {
            var distance = PlaneLines.Nearest(line, place).Distance * wobble;
            raised = Terrain.Smooth(raised, height * Math.Exp(-(distance * distance) / (width * width)), _highest);
        }
        var rugged = _fact.Roughness * (1 + 5 * raised / _highest);
        var valley = Math.Exp(-Math.Pow(riverKm / (0.06 * size), 2));
        var gully = Math.Exp(-brookKm / (0.009 * size));
        var bed = Math.Exp(-Math.Pow(riverKm / (0.004 * size), 2));
        return _fact.Base + _fact.TiltEast * x + _fact.TiltNorth * y
            + raised * crest * (1 - 0.55 * valley) * (1 - 0.22 * gully)
            + rugged * FractalNoise.At(SeededHash.Mix(_site.Seed, 22), 7 * x, 7 * y, 9) * (1 - 0.7 * valley)
            - _fact.Roughness * (valley + 0.25 * gully + 0.2 * bed);
    }
}
