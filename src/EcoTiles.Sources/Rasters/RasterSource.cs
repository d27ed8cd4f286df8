using EcoTiles.Geometry.Grids;

namespace EcoTiles.Sources.Rasters;

/// <summary>Where the tiles of a raster come from; may be asked by many threads.</summary>
public abstract class RasterSource(string name, RasterFacts facts)
{
    volatile RasterFault? _fault;

    /// <summary>What people call it: the name of a file or of a configured source.</summary>
    public string Name { get; } = name;

    public RasterFacts Facts { get; } = facts;

    /// <summary>The last thing that went wrong, until a tile is read again.</summary>
    public RasterFault? Fault => _fault;

    /// <summary>The encoded image of a tile of the source's grid, rows counted from the north; null where there is none.</summary>
    /// <exception cref="StoreException">The source cannot be read, or does not answer.</exception>
    public async Task<byte[]?> GetAsync(TileId tile, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await ReadAsync(tile, cancellationToken).ConfigureAwait(false);
            _fault = null;
            return bytes;
        }
        catch (StoreException failure)
        {
            Tell(failure);
            throw;
        }
    }

    /// <summary>Notes that a tile could not be used.</summary>
    public void Tell(StoreException failure) => _fault = new RasterFault(failure.MessageZh, failure.MessageEn);

    protected abstract Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken);
}

/// <summary>What is wrong with a raster source, for people.</summary>
public sealed record RasterFault(string MessageZh, string MessageEn);
