using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Sources;

namespace EcoTiles.Rendering.Rasters;

/// <summary>
/// Gives tiles of rasters to browsers: those of a source as they are, and painted ones where the source has another grid, only
/// coarser or finer zooms, or only the heights that classes are worked out from.
/// </summary>
public sealed class RasterTileMaker(TileMaker tiles)
{
    readonly ConditionalWeakTable<Plan, ConcurrentDictionary<string, PlanMap>> _maps = [];

    public async Task<Tile> GetAsync(Plan plan, RasterDescription raster, TileId tile, CancellationToken cancellationToken)
    {
        if (raster.IsPassedOn && await PassOnAsync(raster, tile, cancellationToken) is { } passedOn) return passedOn;
        var map = _maps.GetOrCreateValue(plan).GetOrAdd(
            raster.Name, name => new PlanMap(plan.Id, $"raster:{name}", name, [], plan.Bounds) { Raster = name, IsSample = plan.Facts.IsSample });
        return await tiles.GetAsync(map, tile, new TileForm(ImageFormat.Png, raster.TilePixels > 256 ? 2 : 1), cancellationToken);
    }

    static async Task<Tile?> PassOnAsync(RasterDescription raster, TileId tile, CancellationToken cancellationToken)
    {
        var facts = raster.Source.Facts;
        if (tile.Zoom < facts.MinZoom || tile.Zoom > facts.MaxZoom) return null;
        try
        {
            return await raster.Source.GetAsync(tile, cancellationToken) is { } bytes ? PictureFile.OfFile(bytes) : null;
        }
        catch (StoreException)
        {
            return null; // painted, it is a tile that shows nothing and is not kept
        }
    }
}
