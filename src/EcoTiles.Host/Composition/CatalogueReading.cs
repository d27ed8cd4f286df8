using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Server;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Composition;

/// <summary>Takes in what the stores hold now: what can be loaded, and which maps that makes.</summary>
sealed class CatalogueReading(
    SnapshotStore snapshots, PlanStores stores, AuthoredCatalogue authored, PublishedCatalogue published) : IDisposable
{
    readonly SemaphoreSlim _reading = new(1);
    volatile AuthoredCatalogue _authored = authored;

    /// <summary>Reads through the databases and publishes what is found.</summary>
    /// <exception cref="EcoTiles.Sources.StoreException">One of them cannot be reached or read; nothing changes.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await stores.ReadDatabasesAsync(cancellationToken);
            snapshots.Follow(TileMaking.DatasetsOf(stores, _authored));
            Publish();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Publishes the maps of an edited catalogue.</summary>
    /// <exception cref="EcoTiles.Sources.StoreException">A store cannot be read for columns that are new; nothing changes.</exception>
    public async Task TakeAsync(AuthoredCatalogue edited, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await stores.MeasureAsync(edited, cancellationToken);
            _authored = edited;
            snapshots.Follow(TileMaking.DatasetsOf(stores, edited));
            Publish();
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Publish() => published.Publish(MapsOf(_authored));

    /// <summary>The maps that a catalogue makes of what the stores hold now.</summary>
    /// <param name="edited">Null for the catalogue that is in force.</param>
    public MapCatalogue MapsOf(AuthoredCatalogue? edited)
    {
        var inventory = stores.Inventory;
        return MapCatalogue.Build(edited ?? _authored, inventory with { Datasets = [.. inventory.Datasets.Select(AsServed)] });
    }

    /// <summary>Features that cannot be drawn have no part in the bounds of a dataset, once they are known.</summary>
    DatasetRow AsServed(DatasetRow row) =>
        snapshots.TryGet(row.Key, out var snapshot) && snapshot is { Refused.Total: > 0, FeatureCount: > 0 }
            ? row with { Bounds = row.Bounds.Within(snapshot.Grid.ToLonLat(snapshot.Bounds)) }
            : row;

    public void Dispose() => _reading.Dispose();
}
