namespace EcoTiles.Rendering.Rasters;

/// <summary>Some rows of a picture that lies turned on a raster, and the rectangle of the raster that they take pixels of. Belongs to one thread.</summary>
sealed class TurnedBlock(RasterPatch patch, int width, int height)
{
    const int MostRows = 64;

    /// <summary>Pixels of the raster around those that are mixed, as slopes need them.</summary>
    const int Margin = 1;

    readonly TurnedPlaces _places = new(patch.Frame);
    readonly double[] _across = new double[width * MostRows];
    readonly double[] _down = new double[width * MostRows];
    readonly float[] _stretch = new float[width * MostRows];
    int _first = -1;
    int _end = -1;

    /// <summary>The raster's pixel at the corner of the rectangle.</summary>
    public long Left { get; private set; }

    public long Top { get; private set; }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Sees to it that a row is one of the block's; true when the block is another one now.</summary>
    public bool MoveTo(int row)
    {
        if (row >= _first && row < _end) return false;
        (_first, _end) = (row, Math.Min(height, row + MostRows));
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (var y = _first; y < _end; y++)
        {
            var across = AcrossOf(y);
            var down = DownOf(y);
            _places.Row(y, across, down, StretchOf(y));
            for (var x = 0; x < width; x++)
            {
                if (double.IsNaN(across[x])) continue;
                (left, right) = (Math.Min(left, across[x]), Math.Max(right, across[x]));
                (top, bottom) = (Math.Min(top, down[x]), Math.Max(bottom, down[x]));
            }
        }
        if (left > right) (left, top, right, bottom) = (0, 0, 0, 0);
        (Left, Top) = ((long)Math.Floor(left) - Margin, (long)Math.Floor(top) - Margin);
        Columns = (int)((long)Math.Floor(right) - Left) + 3 + Margin;
        Rows = (int)((long)Math.Floor(bottom) - Top) + 3 + Margin;
        return true;
    }

    /// <summary>Pixels of the raster to each pixel of a row of the block; no numbers where nothing is to be shown.</summary>
    public Span<double> AcrossOf(int row) => _across.AsSpan((row - _first) * width, width);

    public Span<double> DownOf(int row) => _down.AsSpan((row - _first) * width, width);

    /// <summary>How much wider Web Mercator shows the ground than it is.</summary>
    public Span<float> StretchOf(int row) => _stretch.AsSpan((row - _first) * width, width);

    public uint[] Colors()
    {
        var window = new uint[Columns * Rows];
        for (var row = 0; row < Rows; row++) patch.Read(Top + row, Left, window.AsSpan(row * Columns, Columns));
        return window;
    }

    public float[] Heights()
    {
        var window = new float[Columns * Rows];
        for (var row = 0; row < Rows; row++) patch.Read(Top + row, Left, window.AsSpan(row * Columns, Columns));
        return window;
    }
}
