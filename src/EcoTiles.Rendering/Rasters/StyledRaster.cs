using EcoTiles.Catalogue.Relief;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>A raster that a layer of a style shows: as it is, or classes that are worked out from its heights.</summary>
/// <param name="TileSize">Style pixels along an edge of a tile, when the style says so.</param>
sealed record StyledRaster(string Name, RasterSource Source, double? TileSize, bool IsHeights)
{
    /// <summary>The classes that heights are shown in; null when pixels are shown as they are.</summary>
    public ReliefScale? Scale { get; init; }
}
