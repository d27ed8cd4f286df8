using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Host.Composition;

/// <summary>The open stores of one start, read as if they were one.</summary>
sealed class PlanStores : IDisposable
{
    readonly List<GeoPackageStore> _stores = [];
    readonly Dictionary<DatasetKey, GeoPackageStore> _storeOf = [];

    PlanStores()
    {
    }

    /// <summary>File names of the stores, without their folders.</summary>
    public string Names { get; private init; } = "";

    public StoreInventory Inventory { get; private set; } = new([], [], []);

    public static PlanStores Open(IReadOnlyList<string> paths, AuthoredCatalogue authored)
    {
        var stores = new PlanStores { Names = string.Join(", ", paths.Select(Path.GetFileName)) };
        try
        {
            foreach (var path in paths) stores.Add(path, authored);
            return stores;
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    public IFeatureSource OpenDataset(DatasetKey key) => _storeOf[key].OpenDataset(key);

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
    }

    void Add(string path, AuthoredCatalogue authored)
    {
        var store = GeoPackageStore.Open(path);
        _stores.Add(store);
        var inventory = store.ReadInventory(
            authored.Datasets.ToDictionary(dataset => dataset.Key, dataset => dataset.Value.FilterColumns));
        foreach (var dataset in inventory.Datasets)
        {
            if (_storeOf.TryAdd(dataset.Key, store)) continue;
            throw new VerbException(ExitCode.BadData, new(
                $"{dataset.Key} 在 {path} 与另一个文件中重复,请只给其中一个",
                $"{dataset.Key} is in {path} and in another file; name only one of them"));
        }
        Inventory = new(
            [.. Inventory.Plans.UnionBy(inventory.Plans, plan => plan.Id)],
            [.. Inventory.Datasets, .. inventory.Datasets],
            [.. Inventory.Problems, .. inventory.Problems]);
    }
}
