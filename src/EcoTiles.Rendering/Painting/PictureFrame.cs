using System.Numerics;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Painting;

/// <summary>A part of the map that is to be painted: where it lies, how fine its pixels are, how many there are.</summary>
/// <param name="Zoom">As styles count it: at 0 the side of the grid is 512 style pixels.</param>
/// <param name="Scale">Pixels of the picture for each style pixel.</param>
/// <param name="OriginX">Left edge, in pixels of the picture from the left edge of the grid.</param>
/// <param name="OriginY">Top edge, in pixels of the picture from the top edge of the grid.</param>
public sealed record PictureFrame(double Zoom, float Scale, long OriginX, long OriginY, int Width, int Height)
{
    const double StyleWorld = 512;

    /// <summary>Zooms are put on so many parts, so that pictures as fine as each other have the same one, whatever box they were asked for by.</summary>
    const double ZoomParts = 1 << 24;

    /// <summary>The grid that the pixels are counted on.</summary>
    public TileGrid Grid { get; init; } = WebMercatorQuad.Instance;

    /// <summary>What it is looked at on.</summary>
    public Medium Medium { get; init; }

    /// <summary>The picture of a tile, 256 style pixels wide.</summary>
    public static PictureFrame OfTile(TileId tile, int scale)
    {
        var side = 256 * scale;
        return new PictureFrame(tile.Zoom - 1, scale, (long)tile.Column * side, (long)tile.Row * side, side, side);
    }

    /// <summary>The picture in which a box just fits, its middle in the middle.</summary>
    /// <param name="left">The box in parts of the side of the grid, from its top-left corner.</param>
    /// <param name="mostZoom">No finer than this.</param>
    public static PictureFrame Fitting(
        TileGrid grid, double left, double top, double right, double bottom, double mostZoom, float scale, int width, int height)
    {
        var side = Math.Min(width / (right - left), height / (bottom - top));
        var zoom = Math.Round(Math.Min(mostZoom, Math.Log2(side / (StyleWorld * scale))) * ZoomParts) / ZoomParts;
        return Around(grid, (left + right) / 2, (top + bottom) / 2, zoom, scale, width, height);
    }

    /// <summary>A picture around a place that lies so far from the top-left corner, in parts of the side of the grid.</summary>
    public static PictureFrame Around(TileGrid grid, double east, double south, double zoom, float scale, int width, int height)
    {
        var frame = new PictureFrame(zoom, scale, 0, 0, width, height) { Grid = grid };
        return frame with
        {
            OriginX = (long)Math.Floor(east * frame.WorldPixels - width / 2.0 + 0.5),
            OriginY = (long)Math.Floor(south * frame.WorldPixels - height / 2.0 + 0.5),
        };
    }

    /// <summary>A picture around a place of the lattice.</summary>
    public static PictureFrame Around(int latticeX, int latticeY, double zoom, float scale, int width, int height)
    {
        var frame = new PictureFrame(zoom, scale, 0, 0, width, height);
        return frame with
        {
            OriginX = (long)Math.Round(((double)latticeX - int.MinValue) * frame.PixelsPerStep) - width / 2,
            OriginY = (long)Math.Round(((double)latticeY - int.MinValue) * frame.PixelsPerStep) - height / 2,
        };
    }

    /// <summary>Pixels of the picture along the side of the grid.</summary>
    public double WorldPixels { get; } = StyleWorld * Math.Pow(2, Zoom) * Scale;

    /// <summary>Pixels for each step of the world lattice.</summary>
    public double PixelsPerStep => WorldPixels / 4294967296.0;

    /// <summary>The zoom whose vector tiles have eight steps a pixel, or a few more.</summary>
    public int RungZoom => Math.Clamp((int)Math.Ceiling(Zoom + Math.Log2(Scale)), 0, TileGrid.LatticeZoom);

    /// <summary>The zoom of the vector tiles that a browser would show here, or one with at least two steps a pixel.</summary>
    public int VectorZoom => Math.Clamp(Math.Max((int)Math.Floor(Zoom), RungZoom - 2), 0, TileGrid.LatticeZoom);

    /// <summary>Of the rung that shapes are drawn from: on screens that of the vector tiles which a browser shows.</summary>
    public int ShapeZoom => Medium == Medium.Screen ? VectorZoom : RungZoom;

    /// <summary>The frame on the world lattice, and so many style pixels around it.</summary>
    public LatticeBox BoxWith(double margin)
    {
        var around = margin * Scale;
        return new LatticeBox(
            ToStep(OriginX - around), ToStep(OriginY - around),
            ToStep(OriginX + Width + around), ToStep(OriginY + Height + around));
    }

    /// <summary>The frame in steps of a rung, and so many pixels around it.</summary>
    public LatticeBox StepsWith(double margin, int rungZoom)
    {
        var (factor, half, _) = StepsTo(rungZoom);
        return new LatticeBox(
            ToStep(OriginX - margin), ToStep(OriginY - margin), ToStep(OriginX + Width + margin), ToStep(OriginY + Height + margin));

        int ToStep(double pixel) => (int)Math.Clamp(pixel / factor - half, int.MinValue, int.MaxValue);
    }

    /// <summary>Moves steps of a rung to pixels, on 1/256 of a pixel, with the frame's corner at the origin.</summary>
    public void Place(ReadOnlySpan<int> steps, int rungZoom, Span<Vector2> points)
    {
        var (factor, half, isExact) = StepsTo(rungZoom);
        if (isExact)
        {
            var (left, top) = (half * factor - OriginX, half * factor - OriginY);
            for (var i = 0; i < points.Length; i++)
                points[i] = new Vector2((float)(steps[2 * i] * factor + left), (float)(steps[2 * i + 1] * factor + top));
            return;
        }
        for (var i = 0; i < points.Length; i++)
        {
            var x = Math.Round((steps[2 * i] + half) * factor * 256) / 256;
            var y = Math.Round((steps[2 * i + 1] + half) * factor * 256) / 256;
            points[i] = new Vector2((float)(x - OriginX), (float)(y - OriginY));
        }
    }

    /// <summary>The same, exact however far away.</summary>
    internal void Place(ReadOnlySpan<int> steps, int rungZoom, Span<FramePlace> places)
    {
        var (factor, half, isExact) = StepsTo(rungZoom);
        for (var i = 0; i < places.Length; i++)
        {
            var (x, y) = ((steps[2 * i] + half) * factor, (steps[2 * i + 1] + half) * factor);
            if (!isExact) (x, y) = (Math.Round(x * 256) / 256, Math.Round(y * 256) / 256);
            places[i] = new FramePlace(x - OriginX, y - OriginY);
        }
    }

    /// <summary>Pixels for each step of a rung, steps from its middle to its edge, and whether every step falls on 1/256 of a pixel.</summary>
    internal (double Factor, double Half, bool IsExact) StepsTo(int rungZoom)
    {
        double half = 2048L << rungZoom;
        var factor = WorldPixels / (2 * half);
        // As in every tile: no sum or product here needs more digits than a number has.
        return (factor, half, double.IsPow2(factor) && factor >= 1 / 256.0);
    }

    int ToStep(double pixel) =>
        (int)Math.Clamp(pixel / PixelsPerStep + int.MinValue, int.MinValue + 2.0, int.MaxValue - 2.0);
}
