namespace EcoTiles.Rendering.Caching;

/// <summary>Keeps nothing: for measuring how fast tiles are made.</summary>
public sealed class NoTileCache : ITileCache
{
    public ValueTask<Tile?> GetAsync(TileKey key, CancellationToken cancellationToken) => default;

    public ValueTask SetAsync(TileKey key, Tile tile, CancellationToken cancellationToken) => default;
}
