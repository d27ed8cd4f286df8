using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Rasters;

/// <summary>Draws raster layers: tiles as they are, with the colours that the style asks for.</summary>
static class RasterPainting
{
    public static void Paint(ICanvas canvas, RasterLayer layer, RasterPatch patch, double zoom)
    {
        var context = new EvaluationContext { Zoom = zoom };
        var opacity = (float)layer.Opacity.Evaluate(context);
        if (opacity <= 0) return;
        var picture = Sampled(patch, (int)canvas.Width, (int)canvas.Height, layer.Resampling.Evaluate(context) == Resampling.Nearest);
        var change = ColorChange.Of(layer, context);
        if (!change.IsNone) change.Apply(picture.Pixels);
        canvas.DrawPicture(picture, System.Numerics.Matrix3x2.Identity, opacity);
    }

    /// <summary>The raster's colours at the middle of every pixel of the picture.</summary>
    public static Picture Sampled(RasterPatch patch, int width, int height, bool isNearest)
    {
        if (!patch.Frame.IsLevel) return Turned(patch, width, height, isNearest);
        var pixels = new uint[width * height];
        var across = new Places(width, patch.Frame.Across, isNearest);
        var (upper, lower) = (new Line(across.Span), new Line(across.Span));
        for (var y = 0; y < height; y++)
        {
            var (row, down) = Places.Split(patch.Frame.Down(y), isNearest);
            if (lower.Row == row) (upper, lower) = (lower, upper);
            upper.Read(patch, row, across.Left);
            if (down > 0) lower.Read(patch, row + 1, across.Left);
            Mix(upper.Colors, down > 0 ? lower.Colors : upper.Colors, down, across, pixels.AsSpan(y * width, width));
        }
        return new Picture(width, height, pixels);
    }

    static Picture Turned(RasterPatch patch, int width, int height, bool isNearest)
    {
        var pixels = new uint[width * height];
        var block = new TurnedBlock(patch, width, height);
        uint[] window = [];
        for (var y = 0; y < height; y++)
        {
            if (block.MoveTo(y)) window = block.Colors();
            var across = block.AcrossOf(y);
            var down = block.DownOf(y);
            for (var x = 0; x < width; x++)
            {
                if (double.IsNaN(across[x])) continue;
                var (column, right) = Places.Split(across[x], isNearest);
                var (row, below) = Places.Split(down[x], isNearest);
                var at = (int)(row - block.Top) * block.Columns + (int)(column - block.Left);
                var upper = Mixing.Colors(window[at], window[at + 1], right);
                pixels[y * width + x] = Mixing.Colors(upper, Mixing.Colors(window[at + block.Columns], window[at + block.Columns + 1], right), below);
            }
        }
        return new Picture(width, height, pixels);
    }

    static void Mix(uint[] upper, uint[] lower, int down, Places across, Span<uint> pixels)
    {
        for (var x = 0; x < pixels.Length; x++)
        {
            var (at, part) = (across.At[x], across.Part[x]);
            var color = part == 0 ? upper[at] : Mixing.Colors(upper[at], upper[at + 1], part);
            if (down > 0) color = Mixing.Colors(color, part == 0 ? lower[at] : Mixing.Colors(lower[at], lower[at + 1], part), down);
            pixels[x] = color;
        }
    }

    /// <summary>A row of the raster, read once for all rows of the picture that lie by it.</summary>
    sealed class Line(int span)
    {
        public long Row { get; private set; } = long.MinValue;

        public uint[] Colors { get; } = new uint[span];

        public void Read(RasterPatch patch, long row, long left)
        {
            if (Row == row) return;
            Row = row;
            patch.Read(row, left, Colors.AsSpan());
        }
    }

    /// <summary>For each column of a picture the raster's pixel before it, and how far towards the next one it lies.</summary>
    sealed class Places
    {
        public Places(int count, Func<int, double> across, bool isNearest)
        {
            (At, Part) = (new int[count], new int[count]);
            Left = Split(across(0), isNearest).Pixel;
            for (var x = 0; x < count; x++)
            {
                var (pixel, part) = Split(across(x), isNearest);
                (At[x], Part[x]) = ((int)(pixel - Left), part);
            }
            Span = At[^1] + 2;
        }

        public long Left { get; }

        /// <summary>Pixels of the raster that are needed of a row.</summary>
        public int Span { get; }

        public int[] At { get; }

        public int[] Part { get; }

        /// <summary>A whole pixel, and 1/256 of the way to the next one.</summary>
        public static (long Pixel, int Part) Split(double place, bool isNearest)
        {
            if (isNearest) return ((long)Math.Floor(place + 0.5), 0);
            var fixedPoint = (long)Math.Floor(place * 256 + 0.5);
            return (fixedPoint >> 8, (int)(fixedPoint & 255));
        }
    }
}
