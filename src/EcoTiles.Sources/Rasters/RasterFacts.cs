using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Rasters;

/// <summary>What is known of a raster before any of its tiles is read.</summary>
public sealed record RasterFacts(int MinZoom, int MaxZoom)
{
    public RasterGrid Grid { get; init; }

    /// <summary>Pixels along an edge of a tile.</summary>
    public int TilePixels { get; init; } = 256;

    /// <summary>Longitude and latitude.</summary>
    public Envelope Bounds { get; init; } = new(-180, -85.051129, 180, 85.051129);

    public string? Attribution { get; init; }

    public string MediaType { get; init; } = "image/png";

    /// <summary>Null when it is not said; colours then tell.</summary>
    public HeightEncoding? Encoding { get; init; }

    /// <summary>Whether every tile costs a request to another machine.</summary>
    public bool IsRemote { get; init; }
}
