namespace EcoTiles.Rendering.Caching;

/// <summary>Where finished tiles are kept. A cache that fails is a cache that misses.</summary>
public interface ITileCache
{
    ValueTask<Tile?> GetAsync(TileKey key, CancellationToken cancellationToken);

    ValueTask SetAsync(TileKey key, Tile tile, CancellationToken cancellationToken);
}
