using EcoTiles.Drawing;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>The pixels of a raster's tile: colours, multiplied by their alpha, or heights in metres, NaN where there are none.</summary>
sealed record RasterTile(int Side, uint[] Colors, float[] Heights)
{
    public long Bytes => 4L * (Colors.Length + Heights.Length) + 64;

    /// <param name="side">Pixels along an edge that the tiles of this raster have; a tile with others is brought to it.</param>
    public static RasterTile OfColors(Picture picture, int side)
    {
        if (picture.Width == side && picture.Height == side) return new(side, picture.Pixels, []);
        var pixels = new uint[side * side];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++) pixels[y * side + x] = picture[x * picture.Width / side, y * picture.Height / side];
        }
        return new(side, pixels, []);
    }

    /// <param name="encoding">When it is not known, colours tell: red is 126 or more in the one, 2 or less in the other.</param>
    public static RasterTile OfHeights(Picture picture, int side, HeightEncoding? encoding)
    {
        var colors = OfColors(picture, side).Colors;
        encoding ??= Array.Find(colors, color => color >> 24 == 255) is var first && ((first >> 16) & 255) > 64
            ? HeightEncoding.Terrarium
            : HeightEncoding.Mapbox;
        var heights = new float[colors.Length];
        for (var i = 0; i < colors.Length; i++)
        {
            var color = colors[i];
            heights[i] = color >> 24 != 255 ? float.NaN
                : encoding == HeightEncoding.Terrarium ? (color & 0xFFFFFF) / 256f - 32768
                : (color & 0xFFFFFF) * 0.1f - 10000;
        }
        return new(side, [], heights);
    }

    /// <summary>Four tiles of the next zoom, row by row, as one of this zoom; null when there is none of them.</summary>
    public static RasterTile? Joined(IReadOnlyList<RasterTile?> four)
    {
        if (four.FirstOrDefault(tile => tile is not null) is not { } any) return null;
        var (side, half) = (any.Side, any.Side / 2);
        var joined = new RasterTile(side, new uint[any.Colors.Length], new float[any.Heights.Length]);
        Array.Fill(joined.Heights, float.NaN);
        for (var part = 0; part < 4; part++)
        {
            if (four[part] is not { } tile) continue;
            for (var i = 0; i < half * half; i++)
            {
                var (x, y) = (i % half, i / half);
                var from = 2 * y * side + 2 * x;
                var to = (y + part / 2 * half) * side + x + part % 2 * half;
                if (tile.Heights.Length > 0) joined.Heights[to] = Mean(tile.Heights, from, side);
                else joined.Colors[to] = Mean(tile.Colors, from, side);
            }
        }
        return joined;
    }

    /// <summary>A quarter of this tile as a tile of the next zoom.</summary>
    public RasterTile Quarter(int column, int row)
    {
        var quarter = new RasterTile(Side, new uint[Colors.Length], new float[Heights.Length]);
        for (var y = 0; y < Side; y++)
        {
            var (above, downwards) = Between(y + row * Side);
            for (var x = 0; x < Side; x++)
            {
                var (left, rightwards) = Between(x + column * Side);
                if (Heights.Length > 0) quarter.Heights[y * Side + x] = HeightBetween(left, above, rightwards, downwards);
                else quarter.Colors[y * Side + x] = Mixing.Colors(Colors, Side, left, above, rightwards, downwards);
            }
        }
        return quarter;
    }

    /// <summary>The pixel before a place of twice as many pixels, and how far towards the next one it lies, in parts of 256.</summary>
    (int Pixel, int Part) Between(int place)
    {
        var quarters = 2 * place - 1; // from the middle of the first pixel, in quarters of a pixel
        var pixel = Math.Clamp(quarters >> 2, 0, Side - 1);
        return (pixel, quarters < 0 || pixel == Side - 1 ? 0 : (quarters & 3) * 64);
    }

    float HeightBetween(int left, int above, int rightwards, int downwards)
    {
        var (right, below) = (Math.Min(left + 1, Side - 1), Math.Min(above + 1, Side - 1));
        return Mixing.Heights(
            Heights[above * Side + left], Heights[above * Side + right], Heights[below * Side + left], Heights[below * Side + right],
            rightwards / 256f, downwards / 256f);
    }

    static uint Mean(uint[] pixels, int at, int side)
    {
        var mean = 0u;
        for (var shift = 0; shift < 32; shift += 8)
        {
            var sum = ((pixels[at] >> shift) & 255) + ((pixels[at + 1] >> shift) & 255)
                + ((pixels[at + side] >> shift) & 255) + ((pixels[at + side + 1] >> shift) & 255);
            mean |= ((sum + 2) / 4) << shift;
        }
        return mean;
    }

    static float Mean(float[] heights, int at, int side)
    {
        var (sum, count) = (0f, 0);
        foreach (var height in (ReadOnlySpan<float>)[heights[at], heights[at + 1], heights[at + side], heights[at + side + 1]])
        {
            if (float.IsNaN(height)) continue;
            sum += height;
            count++;
        }
        return count == 0 ? float.NaN : sum / count;
    }
}
