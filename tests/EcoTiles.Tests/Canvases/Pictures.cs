using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases;

/// <summary>Pixels to encode, premultiplied, the same each time.</summary>
static class Pictures
{
    /// <summary>Opaque areas of one colour with blended borders between them.</summary>
    public static uint[] Map(int width, int height, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new uint[width * height];
        var colors = new uint[12];
        for (var i = 0; i < colors.Length; i++) colors[i] = (uint)random.Next(0x1000000);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var place = (x + 3 * Math.Sin(y / 7.0)) / 17;
                var color = (int)Math.Floor(place) + y / 23 * 5 + 12;
                var blend = Math.Clamp((place - Math.Floor(place)) * 17, 0, 1);
                pixels[y * width + x] = 0xFF000000 | Blend(colors[(color + 11) % 12], colors[color % 12], blend);
            }
        return pixels;
    }

    /// <summary>The same, partly seen through.</summary>
    public static uint[] Overlay(int width, int height, int seed = 1)
    {
        var pixels = Map(width, height, seed);
        for (var i = 0; i < pixels.Length; i++)
        {
            var alpha = (byte)Math.Clamp(((i % width) + i / width * 2) % 90 * 9 - 200, 0, 255);
            pixels[i] = new Color((byte)(pixels[i] >> 16), (byte)(pixels[i] >> 8), (byte)pixels[i], alpha).Premultiplied;
        }
        return pixels;
    }

    public static uint[] Noise(int width, int height, bool opaque, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new uint[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = new Color((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256),
                (byte)(opaque ? 255 : random.Next(256))).Premultiplied;
        return pixels;
    }

    public static uint[] Photograph(int width, int height)
    {
        var random = new Random(3);
        var pixels = new uint[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var shade = 120 + 60 * Math.Sin(x / 23.0 + Math.Sin(y / 17.0)) + 40 * Math.Sin(y / 31.0) + random.Next(-6, 7);
            pixels[i] = new Color((byte)shade, (byte)(shade * 0.8 + x % 40), (byte)(200 - shade * 0.5)).Premultiplied;
        }
        return pixels;
    }

    /// <summary>Grey slopes, of which hardly a pixel is like the next.</summary>
    public static uint[] Hillshade(int width, int height)
    {
        var pixels = new uint[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var shade = 130 + 70 * Math.Sin(x / 9.0 + 2 * Math.Sin(y / 14.0)) + 40 * Math.Sin(y / 5.0 + x / 7.0);
            pixels[i] = 0xFF000000 | (uint)shade * 0x010101;
        }
        return pixels;
    }

    public static uint[] FewColors(int width, int height, int colors, bool opaque = true)
    {
        var random = new Random(colors);
        var palette = Noise(colors, 1, opaque, colors);
        var pixels = new uint[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i > 0 && random.Next(10) > 0 ? pixels[i - 1] : palette[random.Next(colors)];
        for (var i = 0; i < Math.Min(colors, pixels.Length); i++) pixels[i] = palette[i];
        return pixels;
    }

    static uint Blend(uint from, uint to, double part)
    {
        var color = 0u;
        for (var shift = 0; shift < 24; shift += 8)
            color |= (uint)Math.Round(((from >> shift) & 255) * (1 - part) + ((to >> shift) & 255) * part) << shift;
        return color;
    }
}
