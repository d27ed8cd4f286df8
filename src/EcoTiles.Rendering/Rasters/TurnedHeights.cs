namespace EcoTiles.Rendering.Rasters;

/// <summary>Heights and slopes under the pixels of a picture whose rows are not the raster's. Belongs to one thread.</summary>
sealed class TurnedHeights(RasterPatch patch, int width, int height, bool isNearest)
{
    readonly TurnedBlock _block = new(patch, width, height);
    float[] _heights = [];
    float[]? _east;
    float[] _south = [];

    public void Heights(int row, Span<float> heights)
    {
        MoveTo(row);
        Mix(row, _heights, heights);
    }

    public void Slopes(int row, Span<float> east, Span<float> south)
    {
        MoveTo(row);
        if (_east is null) WorkOutSlopes(_east = NaNs(_heights.Length), _south = NaNs(_heights.Length));
        Mix(row, _east, east);
        Mix(row, _south, south);
    }

    public void Stretches(int row, Span<float> stretches)
    {
        MoveTo(row);
        _block.StretchOf(row).CopyTo(stretches);
    }

    void MoveTo(int row)
    {
        if (!_block.MoveTo(row)) return;
        _heights = _block.Heights();
        _east = null;
    }

    void WorkOutSlopes(float[] east, float[] south)
    {
        for (var row = 1; row < _block.Rows - 1; row++)
        {
            HeightField.WorkOutSlopes(
                RowOf(_heights, row - 1), RowOf(_heights, row), RowOf(_heights, row + 1), RowOf(east, row), RowOf(south, row), patch.Frame.MetresPerPixel);
        }
    }

    Span<float> RowOf(float[] window, int row) => window.AsSpan(row * _block.Columns, _block.Columns);

    void Mix(int row, float[] window, Span<float> mixed)
    {
        var across = _block.AcrossOf(row);
        var down = _block.DownOf(row);
        for (var x = 0; x < mixed.Length; x++)
        {
            if (double.IsNaN(across[x]))
            {
                mixed[x] = float.NaN;
                continue;
            }
            var (column, right) = HeightField.Split(across[x], isNearest);
            var (line, below) = HeightField.Split(down[x], isNearest);
            var at = (int)(line - _block.Top) * _block.Columns + (int)(column - _block.Left);
            mixed[x] = Mixing.Heights(window[at], window[at + 1], window[at + _block.Columns], window[at + _block.Columns + 1], right, below);
        }
    }

    static float[] NaNs(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
