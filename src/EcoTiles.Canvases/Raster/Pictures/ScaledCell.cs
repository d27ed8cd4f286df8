using System.Runtime.CompilerServices;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster.Pictures;

/// <summary>Cells of patterns in the sizes they were drawn in, where those are whole pixels; kept as long as the cell itself.</summary>
static class ScaledCell
{
    /// <summary>Sizes kept of one cell: screens of one, two and three pixels a point, and one that somebody tries.</summary>
    const int Kept = 4;

    const int MostPixels = 1 << 20;

    static readonly ConditionalWeakTable<Picture, List<(double Scale, Picture Scaled)>> Known = [];

    /// <summary>The scale, if the cell comes to whole pixels by it, upright.</summary>
    public static double? WholeScale(Picture cell, in DeviceTransform transform)
    {
        var scale = transform.M11;
        if (scale != transform.M22 || transform.M12 != 0 || transform.M21 != 0 || !(scale > 0)) return null;
        var (width, height) = (cell.Width * scale, cell.Height * scale);
        return IsWhole(width) && IsWhole(height) && width * height <= MostPixels ? scale : null;
    }

    public static Picture Find(Picture cell, double scale)
    {
        var sizes = Known.GetOrCreateValue(cell);
        lock (sizes)
        {
            foreach (var (known, scaled) in sizes)
                if (known == scale) return scaled;
            if (sizes.Count == Kept) sizes.RemoveAt(0);
            var made = Make(cell, scale);
            sizes.Add((scale, made));
            return made;
        }
    }

    static Picture Make(Picture cell, double scale)
    {
        var (width, height) = ((int)Math.Round(cell.Width * scale), (int)Math.Round(cell.Height * scale));
        var pixels = new uint[width * height];
        var source = new PixelSource();
        source.BeginRepeated(cell, new DeviceTransform(scale, 0, 0, scale, 0, 0));
        for (var y = 0; y < height; y++) source.Row(0, y, pixels.AsSpan(y * width, width));
        return new Picture(width, height, pixels);
    }

    static bool IsWhole(double length) => length >= 1 && Math.Abs(length - Math.Round(length)) < 1e-4;
}
