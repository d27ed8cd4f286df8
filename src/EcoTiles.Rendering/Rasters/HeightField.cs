namespace EcoTiles.Rendering.Rasters;

/// <summary>Heights and slopes under the pixels of a picture, row by row from the top. Belongs to one thread.</summary>
/// <remarks>
/// Slopes are worked out at the raster's own pixels and what lies between is mixed, so that enlarged relief is smooth; a pixel
/// takes its neighbours from whatever tile they are in, so that no tile has a border.
/// </remarks>
sealed class HeightField
{
    const int Lines = 4;

    readonly RasterPatch _patch;
    readonly bool _isNearest;
    readonly long _left;
    readonly int _span;
    readonly int[] _at;
    readonly float[] _part;
    readonly (long Row, float[] Heights)[] _heights = new (long, float[])[Lines];
    readonly (long Row, float[] East, float[] South)[] _slopes = new (long, float[], float[])[2];

    public HeightField(RasterPatch patch, int width, bool isNearest)
    {
        (_patch, _isNearest) = (patch, isNearest);
        (_at, _part, Width) = (new int[width], new float[width], width);
        _left = Split(patch.Frame.Across(0)).Pixel - 1; // a column more on either side, for slopes
        for (var x = 0; x < width; x++)
        {
            var (pixel, part) = Split(patch.Frame.Across(x));
            (_at[x], _part[x]) = ((int)(pixel - _left), part);
        }
        _span = _at[^1] + 3;
        for (var i = 0; i < Lines; i++) _heights[i] = (long.MinValue, new float[_span]);
        for (var i = 0; i < 2; i++) _slopes[i] = (long.MinValue, new float[_span], new float[_span]);
    }

    public int Width { get; }

    /// <summary>Metres above the sea; NaN where nothing is known.</summary>
    public void Heights(int row, Span<float> heights)
    {
        var (above, down) = Split(_patch.Frame.Down(row));
        var (upper, lower) = (HeightRow(above), HeightRow(above + 1));
        for (var x = 0; x < heights.Length; x++)
        {
            var at = _at[x];
            heights[x] = Mixing.Heights(upper[at], upper[at + 1], lower[at], lower[at + 1], _part[x], down);
        }
    }

    /// <summary>Metres that the ground rises for each metre of the projection eastwards and southwards; NaN where nothing is known.</summary>
    public void Slopes(int row, Span<float> east, Span<float> south)
    {
        var (above, down) = Split(_patch.Frame.Down(row));
        var upper = SlopeRow(above);
        var lower = SlopeRow(above + 1);
        for (var x = 0; x < east.Length; x++)
        {
            var (at, part) = (_at[x], _part[x]);
            east[x] = Mixing.Heights(upper.East[at], upper.East[at + 1], lower.East[at], lower.East[at + 1], part, down);
            south[x] = Mixing.Heights(upper.South[at], upper.South[at + 1], lower.South[at], lower.South[at + 1], part, down);
        }
    }

    (long Pixel, float Part) Split(double place)
    {
        if (_isNearest) return ((long)Math.Floor(place + 0.5), 0);
        var pixel = Math.Floor(place);
        return ((long)pixel, (float)(place - pixel));
    }

    float[] HeightRow(long row)
    {
        ref var line = ref _heights[((row % Lines) + Lines) % Lines];
        if (line.Row == row) return line.Heights;
        line.Row = row;
        _patch.Read(row, _left, line.Heights.AsSpan());
        return line.Heights;
    }

    (float[] East, float[] South) SlopeRow(long row)
    {
        ref var line = ref _slopes[row & 1];
        if (line.Row == row) return (line.East, line.South);
        line.Row = row;
        var (above, here, below) = (HeightRow(row - 1), HeightRow(row), HeightRow(row + 1));
        var perMetre = (float)(1 / (8 * _patch.Frame.MetresPerPixel));
        for (var x = 1; x < _span - 1; x++)
        {
            // What is not known around a pixel is as high as the pixel itself.
            float Of(float[] heights, int at) => float.IsNaN(heights[at]) ? here[x] : heights[at];
            var (a, b, c) = (Of(above, x - 1), Of(above, x), Of(above, x + 1));
            var (d, f) = (Of(here, x - 1), Of(here, x + 1));
            var (g, h, i) = (Of(below, x - 1), Of(below, x), Of(below, x + 1));
            line.East[x] = (c + f + f + i - (a + d + d + g)) * perMetre;
            line.South[x] = (g + h + h + i - (a + b + b + c)) * perMetre;
        }
        return (line.East, line.South);
    }
}
