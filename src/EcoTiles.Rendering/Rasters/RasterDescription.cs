using EcoTiles.Catalogue.Relief;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>A raster as this service gives its tiles to browsers: always on the grid of the web.</summary>
/// <param name="Name">As styles call it.</param>
/// <param name="Source">Where its pixels come from.</param>
/// <param name="IsHeights">Whether colours stand for heights.</param>
/// <param name="IsPassedOn">Whether tiles of the source go out as they are.</param>
public sealed record RasterDescription(string Name, RasterSource Source, bool IsHeights, bool IsPassedOn)
{
    /// <summary>The classes it shows, of rasters that are worked out from heights.</summary>
    public ReliefScale? Scale { get; private init; }

    public int MinZoom { get; private init; }

    public int MaxZoom { get; private init; }

    /// <summary>Pixels along an edge of a tile.</summary>
    public int TilePixels => IsPassedOn ? Source.Facts.TilePixels : 256;

    internal static RasterDescription Of(StyledRaster raster)
    {
        var facts = raster.Source.Facts;
        var isComputed = raster.Scale is not null;
        var isPassedOn = !isComputed && !raster.IsHeights && facts.Grid == RasterGrid.WebMercator;
        // A degree grid has half the rows, and a tile that is worked out stays sharp when it is enlarged.
        return new RasterDescription(raster.Name, raster.Source, raster.IsHeights && !isComputed, isPassedOn)
        {
            Scale = raster.Scale,
            MinZoom = Math.Max(isPassedOn ? 0 : 1, RasterTiles.LowestZoom(facts)),
            MaxZoom = Math.Min(Geometry.Grids.TileId.DeepestZoom, facts.MaxZoom + (isComputed ? 3 : 0)),
        };
    }
}
