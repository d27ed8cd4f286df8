using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Rasters;

/// <summary>The whole tiles of a zoom that a plan lies on, and where each of their pixels is.</summary>
sealed record RasterFrame(int Zoom, int Left, int Top, int Columns, int Rows)
{
    public const int TilePixels = 256;

    const int MostTiles = 64;
    const int FinestZoom = 12;

    public int Width => Columns * TilePixels;

    public int Height => Rows * TilePixels;

    /// <summary>The finest zoom at which the plan, with some air, takes few enough tiles.</summary>
    public static RasterFrame Around(PlanSite site)
    {
        var places = site.Cells.Select(cell => (X: site.Mesh.CentreX(cell), Y: site.Mesh.CentreY(cell))).ToList();
        var air = 0.03 * (places.Max(place => place.X) - places.Min(place => place.X));
        for (var zoom = FinestZoom; ; zoom--)
        {
            var left = Column(places.Min(place => place.X) - air, zoom);
            var right = Column(places.Max(place => place.X) + air, zoom);
            var top = Row(places.Max(place => place.Y) + air, zoom);
            var bottom = Row(places.Min(place => place.Y) - air, zoom);
            if ((right - left + 1) * (bottom - top + 1) <= MostTiles) return new(zoom, left, top, right - left + 1, bottom - top + 1);
        }
    }

    public double LongitudeAt(double x) => (Left + x / TilePixels) / (1 << Zoom) * 360 - 180;

    public double LatitudeAt(double y) =>
        Math.Atan(Math.Sinh(Math.PI * (1 - 2 * (Top + y / TilePixels) / (1 << Zoom)))) * (180 / Math.PI);

    /// <summary>The pixel that a place lies in; the nearest one for places outside.</summary>
    public (int X, int Y) PixelAt(double longitude, double latitude)
    {
        var x = ((longitude + 180) / 360 * (1 << Zoom) - Left) * TilePixels;
        var sine = Math.Sin(latitude * Math.PI / 180);
        var y = ((0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * (1 << Zoom) - Top) * TilePixels;
        return ((int)Math.Clamp(x, 0, Width - 1), (int)Math.Clamp(y, 0, Height - 1));
    }

    /// <summary>Metres that a pixel is wide at a latitude.</summary>
    public double MetresAt(double latitude) =>
        2 * Math.PI * 6378137 * Math.Cos(latitude * Math.PI / 180) / TilePixels / (1 << Zoom);

    static int Column(double longitude, int zoom) => (int)Math.Floor((longitude + 180) / 360 * (1 << zoom));

    static int Row(double latitude, int zoom)
    {
        var sine = Math.Sin(latitude * Math.PI / 180);
        return (int)Math.Floor((0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * (1 << zoom));
    }
}
