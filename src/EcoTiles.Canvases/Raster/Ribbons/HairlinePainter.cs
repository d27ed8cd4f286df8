namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>
/// Puts on ink, of each column that a line crosses, or of each row where it is steep, the pixel that is nearest to it, as dark as its middle
/// is near.
/// </summary>
sealed class HairlinePainter
{
    Ink _ink = null!; // set by Begin
    float _opacity;
    PixelBox _box;

    /// <param name="opacity">Of 255, what a line leaves where it goes through the middle of a pixel.</param>
    public void Begin(float opacity, Ink ink) => (_opacity, _ink) = (opacity, ink);

    /// <summary>What is drawn from now on is drawn within these pixels.</summary>
    public void BeginBox(in PixelBox box) => _box = box;

    public void Add(DeviceLine line)
    {
        var points = line.Points;
        for (var i = 1; i < points.Length; i++) Edge(points[i - 1], points[i]);
        if (line.IsClosed && points.Length > 2) Edge(points[^1], points[0]);
    }

    void Edge((int X, int Y) from, (int X, int Y) to)
    {
        var (right, down) = ((double)to.X - from.X, (double)to.Y - from.Y);
        var isLevel = Math.Abs(right) >= Math.Abs(down);
        var slope = isLevel ? down / right : right / down;
        // The nearest point of the line lies aslant of the pixel's middle.
        var nearer = (float)(1 / (256 * Math.Sqrt(1 + slope * slope)));
        if (isLevel) Steps(from.X, to.X, from.X, from.Y, slope, nearer, _box.Left, _box.Right, isLevel);
        else Steps(from.Y, to.Y, from.Y, from.X, slope, nearer, _box.Top, _box.Bottom, isLevel);
    }

    /// <param name="start">From where the line is followed, and the place aside of it there, in 1/256 pixels.</param>
    void Steps(int from, int to, int start, int aside, double slope, float nearer, int first, int end, bool isLevel)
    {
        (first, end) = (Math.Max(first, PixelMiddle.First(Math.Min(from, to))), Math.Min(end, PixelMiddle.First(Math.Max(from, to))));
        for (var step = first; step < end; step++)
        {
            var place = aside + (int)Math.Round(((step << 8) + 128 - start) * slope);
            var pixel = place >> 8;
            var (x, y) = isLevel ? (step, pixel) : (pixel, step);
            if (x < _box.Left || x >= _box.Right || y < _box.Top || y >= _box.Bottom) continue;
            var far = Math.Abs((place & 255) - 128) * nearer;
            Ink.Add(ref _ink.Touch(x, x + 1, y), (int)((1 - far * far * (3 - 2 * far)) * _opacity + 0.5f));
        }
    }
}
