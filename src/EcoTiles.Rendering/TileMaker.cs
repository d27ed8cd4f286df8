using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Caching;
using EcoTiles.Rendering.VectorTiles;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering;

/// <summary>
/// Gives a tile of a map: from the cache, or made. However many ask for the same tile at once, it is made once, and the
/// work goes on when whoever asked first leaves.
/// </summary>
public sealed class TileMaker(SnapshotStore snapshots, ITileCache cache, TileGenerations generations) : IDisposable
{
    readonly ConcurrentDictionary<TileKey, Lazy<Task<Tile>>> _inTheMaking = new();
    readonly ConcurrentBag<VectorTileMaker> _makers = [];
    readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    public ValueTask<Tile> GetAsync(PlanMap map, TileId tile, CancellationToken cancellationToken)
    {
        var key = new TileKey(map, tile, generations.Of(map, tile));
        var looking = cache.GetAsync(key, cancellationToken);
        if (!looking.IsCompletedSuccessfully) return new ValueTask<Tile>(LookThenMakeAsync(key, looking.AsTask(), cancellationToken));
        return looking.Result is { } hit
            ? new ValueTask<Tile>(hit)
            : new ValueTask<Tile>(MakeOrJoinAsync(key, cancellationToken));
    }

    public void Dispose() => _cores.Dispose();

    async Task<Tile> LookThenMakeAsync(TileKey key, Task<Tile?> looking, CancellationToken cancellationToken) =>
        await looking ?? await MakeOrJoinAsync(key, cancellationToken);

    Task<Tile> MakeOrJoinAsync(TileKey key, CancellationToken cancellationToken) =>
        _inTheMaking.GetOrAdd(key, MakeOnce).Value.WaitAsync(cancellationToken);

    Lazy<Task<Tile>> MakeOnce(TileKey key) => new(() => Task.Run(async () =>
    {
        try
        {
            // It may have been finished between the look into the cache and now.
            if (await cache.GetAsync(key, CancellationToken.None) is { } finished) return finished;
            var (tile, isWhole) = await MakeAsync(key.Map, key.Tile);
            if (isWhole) await cache.SetAsync(key, tile, CancellationToken.None);
            return tile;
        }
        finally
        {
            _inTheMaking.TryRemove(key, out _);
        }
    }));

    /// <summary>A layer that could not be read is left out, and the tile is not whole without it.</summary>
    async Task<(Tile Tile, bool IsWhole)> MakeAsync(PlanMap map, TileId tile)
    {
        var frame = new TileFrame(tile);
        var layers = new List<(MapLayer Layer, LayerSnapshot Snapshot)>(map.Layers.Count);
        var isWhole = true;
        foreach (var layer in map.Layers)
        {
            if (tile.Zoom < layer.MinZoom) continue;
            var box = frame.BoxAt(TileGrid.LatticeZoom);
            if (await snapshots.GetAsync(layer.Dataset, tile.Zoom, box, CancellationToken.None) is { } snapshot)
                layers.Add((layer, snapshot));
            else
                isWhole = false;
        }
        await _cores.WaitAsync();
        if (!_makers.TryTake(out var maker)) maker = new VectorTileMaker();
        try
        {
            return (VectorTile.Make(maker, layers, frame), isWhole);
        }
        finally
        {
            _makers.Add(maker);
            _cores.Release();
        }
    }
}
