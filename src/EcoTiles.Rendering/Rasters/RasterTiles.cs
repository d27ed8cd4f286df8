using System.Collections.Concurrent;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>
/// The tiles of rasters, decoded and kept as far as the budget goes. Below the first zoom of a file tiles are put together, and
/// where a file has none at a zoom a coarser one stands in.
/// </summary>
public sealed class RasterTiles(ICanvasBackend backend, long budgetBytes)
{
    /// <summary>Zooms below the first one of a file that are still put together: 64 tiles for one.</summary>
    public const int MostJoins = 3;

    readonly ConcurrentDictionary<Key, SharedWork<RasterTile?>> _inTheMaking = new();
    readonly RasterTileCache<Key> _kept = new(budgetBytes);

    /// <summary>The lowest zoom that there are tiles for.</summary>
    public static int LowestZoom(RasterFacts facts) => facts.IsRemote ? facts.MinZoom : Math.Max(0, facts.MinZoom - MostJoins);

    /// <summary>Null where the raster has nothing.</summary>
    /// <exception cref="StoreException">The source cannot be read now.</exception>
    internal async Task<RasterTile?> GetAsync(RasterSource source, TileId tile, bool asHeights, CancellationToken cancellationToken)
    {
        var key = new Key(source, tile, asHeights);
        if (_kept.TryFind(key, out var kept)) return kept;
        while (true)
        {
            var making = _inTheMaking.GetOrAdd(key, MakeOnce);
            if (making.Join(cancellationToken) is { } made) return await made;
            _inTheMaking.TryRemove(new(key, making));
        }
    }

    SharedWork<RasterTile?> MakeOnce(Key key)
    {
        SharedWork<RasterTile?> making = null!; // the work begins when somebody joins it
        return making = new SharedWork<RasterTile?>(async stop =>
        {
            try
            {
                if (_kept.TryFind(key, out var kept)) return kept;
                var tile = await MakeAsync(key, stop);
                _kept.Keep(key, tile, tile?.Bytes ?? 0);
                return tile;
            }
            finally
            {
                _inTheMaking.TryRemove(new(key, making));
            }
        });
    }

    async Task<RasterTile?> MakeAsync(Key key, CancellationToken cancellationToken)
    {
        var (source, tile, asHeights) = key;
        if (tile.Zoom < source.Facts.MinZoom) return await JoinAsync(key, cancellationToken);
        if (await source.GetAsync(tile, cancellationToken) is { } bytes) return Decode(source, tile, bytes, asHeights);
        if (source.Facts.IsRemote || tile.Zoom <= source.Facts.MinZoom) return null;
        var parent = await GetAsync(source, tile.Parent, asHeights, cancellationToken);
        return parent?.Quarter(tile.Column & 1, tile.Row & 1);
    }

    async Task<RasterTile?> JoinAsync(Key key, CancellationToken cancellationToken)
    {
        var (source, tile, asHeights) = key;
        if (tile.Zoom < LowestZoom(source.Facts)) return null;
        var four = new RasterTile?[4];
        for (var part = 0; part < 4; part++)
        {
            var child = new TileId(tile.Zoom + 1, 2 * tile.Column + part % 2, 2 * tile.Row + part / 2);
            four[part] = await GetAsync(source, child, asHeights, cancellationToken);
        }
        return RasterTile.Joined(four);
    }

    RasterTile Decode(RasterSource source, TileId tile, byte[] bytes, bool asHeights)
    {
        try
        {
            var picture = backend.Decode(bytes);
            return asHeights
                ? RasterTile.OfHeights(picture, source.Facts.TilePixels, source.Facts.Encoding)
                : RasterTile.OfColors(picture, source.Facts.TilePixels);
        }
        catch (InvalidDataException failure)
        {
            var problem = RasterProblem.Damaged(source.Name, tile, failure);
            source.Tell(problem);
            throw problem;
        }
    }

    readonly record struct Key(RasterSource Source, TileId Tile, bool AsHeights);
}
