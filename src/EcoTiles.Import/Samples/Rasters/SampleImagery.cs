using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Rasters;

/// <summary>What the land looks like from above: colours of its use, fields, light on its relief.</summary>
static class SampleImagery
{
    const int Water = 17, Bare = 23, Forest = 3, Farmland = 1, Grass = 4;

    public static uint[] Paint(PlanModel model, RasterFrame raster, float[] heights, CancellationToken cancellationToken)
    {
        var (site, plane) = (model.Site, model.Site.Frame);
        var pixels = new uint[heights.Length];
        var metres = (float)raster.MetresAt(plane.Latitude);
        var isArid = model.Facts.Cover.Remainder == "23";
        var snowLine = isArid ? 3800 : double.PositiveInfinity;
        Parallel.For(0, raster.Height, new ParallelOptions { CancellationToken = cancellationToken }, y =>
        {
            var north = plane.North(raster.LatitudeAt(y + 0.5));
            for (var x = 0; x < raster.Width; x++)
            {
                var at = y * raster.Width + x;
                var place = new PlanePoint(plane.East(raster.LongitudeAt(x + 0.5)), north);
                var (u, v) = (place.X / site.PitchKm, place.Y / site.PitchKm);
                // Edges of cells are too straight for what grows on them.
                var shifted = new PlanePoint(
                    place.X + 0.45 * site.PitchKm * FractalNoise.At(SeededHash.Mix(site.Seed, 300), 1.3 * u, 1.3 * v, 3),
                    place.Y + 0.45 * site.PitchKm * FractalNoise.At(SeededHash.Mix(site.Seed, 301), 1.3 * u, 1.3 * v, 3));
                var cell = site.CellAt(shifted);
                var use = cell >= 0 && model.Cover.Use[cell] > 0 ? model.Cover.Use[cell] : Beyond(heights[at], model, isArid);
                var grain = FractalNoise.At(SeededHash.Mix(site.Seed, 302), 6 * u, 6 * v, 3);
                var light = use == Water ? 1 : 1 + Math.Clamp(Rise(heights, raster, x, y) / metres * 1.1, -0.45, 0.4);
                var color = heights[at] + 250 * grain > snowLine ? (236.0, 240.0, 244.0) : ColorOf(use, u, v, site.Seed);
                var tone = light * (1 + (use == Water ? 0.03 : 0.1) * grain);
                pixels[at] = 0xFF000000 | (Part(color.Item1 * tone) << 16) | (Part(color.Item2 * tone) << 8) | Part(color.Item3 * tone);
            }
        });
        return pixels;
    }

    /// <summary>What lies around the plan goes by its height.</summary>
    static int Beyond(float height, PlanModel model, bool isArid) =>
        isArid ? Bare : height > model.Facts.Terrain.Base + 250 ? Forest : Farmland;

    /// <summary>How much the ground rises towards the light in the north-west.</summary>
    static float Rise(float[] heights, RasterFrame raster, int x, int y)
    {
        var (west, north) = (Math.Max(0, x - 1), Math.Max(0, y - 1));
        var here = heights[y * raster.Width + x];
        return here - heights[north * raster.Width + west];
    }

    static (double, double, double) ColorOf(int use, double u, double v, ulong seed) => use switch
    {
        Farmland or 2 or 6 => Field(u, v, seed),
        Forest => (58, 84, 48),
        Grass => (128, 134, 84),
        5 => (86, 104, 78),
        Water => (44, 74, 92),
        12 => (168, 164, 156),
        10 or 11 => (170, 166, 164),
        Bare => (190, 172, 138),
        _ => Town(u, v, seed),
    };

    /// <summary>Fields of a few shapes and tints, turned a little against north.</summary>
    static (double, double, double) Field(double u, double v, ulong seed)
    {
        var (along, across) = (2.6 * (0.94 * u + 0.34 * v), 4.2 * (0.94 * v - 0.34 * u));
        var row = (long)Math.Floor(across);
        var tint = SeededHash.Unit(SeededHash.Mix(SeededHash.Mix(seed, 303), (long)Math.Floor(along + 0.5 * (row & 1)), row));
        return tint switch
        {
            < 0.35 => (112, 128, 70),
            < 0.6 => (94, 116, 62),
            < 0.8 => (142, 138, 88),
            < 0.93 => (160, 146, 106),
            _ => (82, 104, 62),
        };
    }

    static (double, double, double) Town(double u, double v, ulong seed)
    {
        var block = SeededHash.Unit(SeededHash.Mix(SeededHash.Mix(seed, 304), (long)Math.Floor(7 * u), (long)Math.Floor(7 * v)));
        return block < 0.2 ? (104, 116, 88) : (142 + 44 * block, 134 + 42 * block, 128 + 40 * block);
    }

    static uint Part(double value) => (uint)Math.Clamp(value, 0, 255);
}
