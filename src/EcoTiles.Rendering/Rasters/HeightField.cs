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
    readonly TurnedHeights? _turned; // where rows of the picture are not rows of the raster
    readonly long _left;
    readonly int _span;
    readonly int[] _at = [];
    readonly float[] _part = [];
    readonly (long Row, float[] Heights)[] _heights = new (long, float[])[Lines];
    readonly (long Row, float[] East, float[] South)[] _slopes = new (long, float[], float[])[2];

    public HeightField(RasterPatch patch, int width, bool isNearest)
    {
        (_patch, _isNearest, Width) = (patch, isNearest, width);
        if (!patch.Frame.IsLevel)
        {
            _turned = new TurnedHeights(patch, width, patch.Frame.Picture.Height, isNearest);
            return;
        }
        (_at, _part) = (new int[width], new float[width]);
        _left = Split(patch.Frame.Across(0), isNearest).Pixel - 1; // a column more on either side, for slopes
        for (var x = 0; x < width; x++)
        {
            var (pixel, part) = Split(patch.Frame.Across(x), isNearest);
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
        if (_turned is not null)
        {
            _turned.Heights(row, heights);
            return;
        }
        var (above, down) = Split(_patch.Frame.Down(row), _isNearest);
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
        if (_turned is not null)
        {
            _turned.Slopes(row, east, south);
            return;
        }
        var (above, down) = Split(_patch.Frame.Down(row), _isNearest);
        var upper = SlopeRow(above);
        var lower = SlopeRow(above + 1);
        for (var x = 0; x < east.Length; x++)
        {
            var (at, part) = (_at[x], _part[x]);
            east[x] = Mixing.Heights(upper.East[at], upper.East[at + 1], lower.East[at], lower.East[at + 1], part, down);
            south[x] = Mixing.Heights(upper.South[at], upper.South[at + 1], lower.South[at], lower.South[at + 1], part, down);
        }
    }

    /// <summary>How much wider Web Mercator shows the ground under each pixel of a row than it is.</summary>
    public void Stretches(int row, Span<float> stretches)
    {
        if (_turned is not null) _turned.Stretches(row, stretches);
        else stretches.Fill((float)(1 / Math.Cos(_patch.Frame.Latitude(row) * (Math.PI / 180))));
    }

    /// <summary>A pixel of the raster, and how far towards the next one a place lies.</summary>
    internal static (long Pixel, float Part) Split(double place, bool isNearest)
    {
        if (isNearest) return ((long)Math.Floor(place + 0.5), 0);
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
        WorkOutSlopes(HeightRow(row - 1), HeightRow(row), HeightRow(row + 1), line.East, line.South, _patch.Frame.MetresPerPixel);
        return (line.East, line.South);
    }

    /// <summary>The slopes at all pixels of a row but the outermost.</summary>
    internal static void WorkOutSlopes(
        ReadOnlySpan<float> above, ReadOnlySpan<float> here, ReadOnlySpan<float> below, Span<float> east, Span<float> south, double metresPerPixel)
    {
        var perMetre = (float)(1 / (8 * metresPerPixel));
        for (var x = 1; x < here.Length - 1; x++)
        {
            var middle = here[x];
            // What is not known around a pixel is as high as the pixel itself.
            float Of(float height) => float.IsNaN(height) ? middle : height;
            var (a, b, c) = (Of(above[x - 1]), Of(above[x]), Of(above[x + 1]));
            var (d, f) = (Of(here[x - 1]), Of(here[x + 1]));
            var (g, h, i) = (Of(below[x - 1]), Of(below[x]), Of(below[x + 1]));
            east[x] = (c + f + f + i - (a + d + d + g)) * perMetre;
            south[x] = (g + h + h + i - (a + b + b + c)) * perMetre;
        }
    }
}
