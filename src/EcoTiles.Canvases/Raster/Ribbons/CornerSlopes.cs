namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>How what the corners say changes over a triangle.</summary>
readonly struct CornerSlopes
{
    readonly RibbonCorner _a;
    readonly double _acrossX, _acrossY, _beyondX, _beyondY, _alongX, _alongY;

    public CornerSlopes(in RibbonCorner a, in RibbonCorner b, in RibbonCorner c, long area, bool isDashed)
    {
        _a = a;
        var (bx, by, cx, cy) = ((double)(b.X - a.X), (double)(b.Y - a.Y), (double)(c.X - a.X), (double)(c.Y - a.Y));
        var perPixel = 256.0 / area;
        (_acrossX, _acrossY) = Of(b.Across - a.Across, c.Across - a.Across);
        if (a.Beyond + b.Beyond + c.Beyond > 0) (_beyondX, _beyondY) = Of(b.Beyond - a.Beyond, c.Beyond - a.Beyond);
        if (isDashed) (_alongX, _alongY) = Of(b.Along - a.Along, c.Along - a.Along);
        (Across, Beyond) = ((float)_acrossX, (float)_beyondX);

        (double X, double Y) Of(double toB, double toC) => ((toB * cy - toC * by) * perPixel, (toC * bx - toB * cx) * perPixel);
    }

    public float Across { get; }

    public float Beyond { get; }

    public double Along => _alongX;

    public float AcrossAt(int x, int y) => (float)(_a.Across + Right(x) * _acrossX + Down(y) * _acrossY);

    public float BeyondAt(int x, int y) => (float)(_a.Beyond + Right(x) * _beyondX + Down(y) * _beyondY);

    public double AlongAt(int x, int y) => _a.Along + Right(x) * _alongX + Down(y) * _alongY;

    double Right(int x) => (((long)x << 8) + 128 - _a.X) / 256.0;

    double Down(int y) => (((long)y << 8) + 128 - _a.Y) / 256.0;
}
