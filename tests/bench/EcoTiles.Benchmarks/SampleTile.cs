namespace EcoTiles.Benchmarks;

/// <summary>
/// Pixels such as a map tile has: parcels with crooked blended borders in the colours of land-use classes, lines, and
/// strokes as of labels with their halos. Premultiplied 0xAARRGGBB.
/// </summary>
static class SampleTile
{
    static readonly uint[] LandUse =
    [
        0xFFFFF5B4, 0xFFE8F0A0, 0xFFB4D88C, 0xFF7DBE6E, 0xFF4F9F5B, 0xFFF2D5A0, 0xFFE8B4A8, 0xFFD98C8C,
        0xFFA8CDE8, 0xFF78AEDC, 0xFFC8C8C8, 0xFFE6DCE6, 0xFFCDE6D2, 0xFFF0E6D2,
    ];

    /// <param name="size">Pixels along each side.</param>
    /// <param name="parcels">How many parcels there are along each side of 256 pixels.</param>
    /// <param name="covered">Parts of 100 that are coloured; the rest is transparent.</param>
    public static uint[] Make(int seed, int size = 256, double parcels = 14, int covered = 100)
    {
        const int Samples = 8;
        var random = new Random(seed);
        var cell = 256 / parcels;
        var cells = (int)(size / cell) + 5;
        var sites = new (double X, double Y, uint Color)[cells * cells];
        for (var i = 0; i < sites.Length; i++)
            sites[i] = (((i % cells) - 2 + random.NextDouble()) * cell, ((i / cells) - 2 + random.NextDouble()) * cell,
                random.Next(100) < covered ? LandUse[random.Next(LandUse.Length)] : 0);
        var strokes = new (double X, double Y, double X2, double Y2)[(int)(parcels * 3) * size / 256];
        for (var i = 0; i < strokes.Length; i++)
        {
            var (x, y) = (random.NextDouble() * size, random.NextDouble() * size);
            strokes[i] = (x, y, x + random.Next(-9, 10), y + random.Next(-9, 10));
        }
        var phase = random.NextDouble() * 10;

        var pixels = new uint[size * size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                uint alpha = 0, red = 0, green = 0, blue = 0;
                for (var i = 0; i < Samples * Samples; i++)
                {
                    var (px, py) = (x + (i % Samples + 0.5) / Samples, y + (i / Samples + 0.5) / Samples);
                    var color = ColorAt(px, py, sites, cells, cell, phase);
                    alpha += color >> 24;
                    red += (color >> 16) & 255;
                    green += (color >> 8) & 255;
                    blue += color & 255;
                }
                var pixel = (Mean(alpha) << 24) | (Mean(red) << 16) | (Mean(green) << 8) | Mean(blue);
                foreach (var stroke in strokes)
                {
                    var distance = Distance(stroke, x + 0.5, y + 0.5);
                    if (distance > 4) continue;
                    pixel = Over(pixel, 0xFFFFFF, Math.Clamp(2.5 - distance, 0, 1));
                    pixel = Over(pixel, 0x333333, Math.Clamp(1.1 - distance, 0, 1));
                }
                var river = Math.Abs(y - size * 0.4 - 20 * Math.Sin(x / 37.0 + phase) - 6 * Math.Sin(x / 9.0));
                pixels[y * size + x] = Over(pixel, 0x4A90C8, Math.Clamp(1.7 - river, 0, 1));
            }
        return pixels;

        static uint Mean(uint sum) => (sum + Samples * Samples / 2) / (Samples * Samples);
    }

    static uint ColorAt(
        double x, double y, (double X, double Y, uint Color)[] sites, int cells, double cell, double phase)
    {
        x += 3 * Math.Sin(y / 11 + phase) + 1.3 * Math.Sin(y / 3.1 + x / 7);
        y += 3 * Math.Sin(x / 13 + phase) + 1.3 * Math.Sin(x / 3.7);
        var (column, row) = ((int)Math.Floor(x / cell) + 2, (int)Math.Floor(y / cell) + 2);
        var (nearest, color) = (double.MaxValue, 0u);
        for (var r = Math.Max(0, row - 1); r <= Math.Min(cells - 1, row + 1); r++)
            for (var c = Math.Max(0, column - 1); c <= Math.Min(cells - 1, column + 1); c++)
            {
                var site = sites[r * cells + c];
                var distance = (site.X - x) * (site.X - x) + (site.Y - y) * (site.Y - y);
                if (distance < nearest) (nearest, color) = (distance, site.Color);
            }
        return color;
    }

    static double Distance((double X, double Y, double X2, double Y2) line, double x, double y)
    {
        var (dx, dy) = (line.X2 - line.X, line.Y2 - line.Y);
        var along = Math.Clamp(((x - line.X) * dx + (y - line.Y) * dy) / Math.Max(1e-9, dx * dx + dy * dy), 0, 1);
        return double.Hypot(line.X + along * dx - x, line.Y + along * dy - y);
    }

    static uint Over(uint pixel, uint color, double opacity)
    {
        var result = 0u;
        for (var shift = 0; shift < 32; shift += 8)
        {
            var top = shift == 24 ? 255 : (color >> shift) & 255;
            var below = (pixel >> shift) & 255;
            result |= (uint)Math.Round(top * opacity + below * (1 - opacity)) << shift;
        }
        return result;
    }
}
