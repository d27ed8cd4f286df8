namespace EcoTiles.Geometry.Grids;

/// <summary>The square grid of the web, EPSG:3857: one tile at zoom 0, four times as many at each zoom below.</summary>
public sealed class WebMercatorQuad : TileGrid
{
    /// <summary>Beyond this latitude the square world ends.</summary>
    public const double MaxLatitude = 85.051128779806592;

    const double WorldSteps = 4294967296.0;

    public static WebMercatorQuad Instance { get; } = new();

    public override string Id => "WebMercatorQuad";

    public override int Columns(int zoom) => 1 << zoom;

    public override int Rows(int zoom) => 1 << zoom;

    public override void ToLattice(ReadOnlySpan<double> lonLat, Span<int> lattice)
    {
        for (var i = 0; i + 1 < lonLat.Length; i += 2)
        {
            var sine = Math.Sin(lonLat[i + 1] * (Math.PI / 180));
            // ln((1 + s) / (1 - s)) / 2 is the Mercator ordinate; a whole turn is 2 pi.
            var south = 0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI);
            lattice[i] = Step((lonLat[i] + 180) / 360);
            lattice[i + 1] = Step(south);
        }
    }

    public override (double Longitude, double Latitude) ToLonLat(int x, int y)
    {
        var east = (x - (double)int.MinValue) / WorldSteps;
        var south = (y - (double)int.MinValue) / WorldSteps;
        var latitude = Math.Atan(Math.Sinh(Math.PI * (1 - 2 * south))) * (180 / Math.PI);
        return (east * 360 - 180, latitude);
    }

    static int Step(double share)
    {
        var step = Math.Round(share * WorldSteps) + int.MinValue;
        return (int)Math.Clamp(step, int.MinValue, int.MaxValue);
    }
}
