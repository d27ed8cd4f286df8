using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Rasters;

/// <summary>How far each pixel is from the nearest of some lines, in pixels.</summary>
static class NearestWater
{
    /// <summary>Two passes over all pixels, each handing on the nearest pixel of a line that its neighbours know.</summary>
    public static float[] Distances(RasterFrame raster, PlaneFrame plane, IEnumerable<IReadOnlyList<PlanePoint>> lines)
    {
        var (width, height) = (raster.Width, raster.Height);
        var nearest = new int[width * height];
        Array.Fill(nearest, -1);
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Count; i++) Draw(raster, plane, line[i - 1], line[i], nearest);
        }
        for (var i = 0; i < nearest.Length; i++) Take(nearest, width, i, forwards: true);
        for (var i = nearest.Length - 1; i >= 0; i--) Take(nearest, width, i, forwards: false);
        var distances = new float[nearest.Length];
        for (var i = 0; i < nearest.Length; i++) distances[i] = nearest[i] < 0 ? float.PositiveInfinity : MathF.Sqrt(Squared(i, nearest[i], width));
        return distances;
    }

    static void Draw(RasterFrame raster, PlaneFrame plane, PlanePoint from, PlanePoint to, int[] nearest)
    {
        var pixelKm = raster.MetresAt(plane.Latitude) / 1000;
        var steps = (int)Math.Ceiling(from.DistanceTo(to) / pixelKm * 2) + 1;
        for (var step = 0; step <= steps; step++)
        {
            var place = from.Towards(to, (double)step / steps);
            var x = (int)Math.Floor(((plane.LongitudeAt(place.X) + 180) / 360 * (1 << raster.Zoom) - raster.Left) * RasterFrame.TilePixels);
            var sine = Math.Sin(plane.LatitudeAt(place.Y) * Math.PI / 180);
            var south = 0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI);
            var y = (int)Math.Floor((south * (1 << raster.Zoom) - raster.Top) * RasterFrame.TilePixels);
            if (x < 0 || y < 0 || x >= raster.Width || y >= raster.Height) continue;
            nearest[y * raster.Width + x] = y * raster.Width + x;
        }
    }

    static void Take(int[] nearest, int width, int at, bool forwards)
    {
        var (x, y, sign) = (at % width, at / width, forwards ? -1 : 1);
        ReadOnlySpan<(int X, int Y)> neighbours = [(sign, 0), (sign, sign), (0, sign), (-sign, sign)];
        foreach (var (dx, dy) in neighbours)
        {
            if ((uint)(x + dx) >= (uint)width || (uint)(y + dy) >= (uint)(nearest.Length / width)) continue;
            var known = nearest[at + dy * width + dx];
            if (known >= 0 && (nearest[at] < 0 || Squared(at, known, width) < Squared(at, nearest[at], width))) nearest[at] = known;
        }
    }

    static float Squared(int a, int b, int width)
    {
        var (x, y) = (a % width - b % width, a / width - b / width);
        return (float)((double)x * x + (double)y * y);
    }
}
