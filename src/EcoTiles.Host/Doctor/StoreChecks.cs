using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.PostGis;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Doctor;

/// <summary>Opens a store, lists its layers and reads every feature once, so that nothing bad comes as a surprise.</summary>
static class StoreChecks
{
    /// <summary>Code of a problem that plans are often meant to have: not every plan fills every table.</summary>
    const string EmptyLayer = "empty-layer";

    public static Finding Sqlite()
    {
        try
        {
            SystemSqlite.Load();
            return Finding.Ok("sqlite", SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
        }
        catch (StoreException failure)
        {
            return new("sqlite", FindingState.Missing, new(failure.MessageZh, failure.MessageEn));
        }
    }

    public static async IAsyncEnumerable<Finding> StoreAsync(
        string path, RasterChecks rasters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (store, refusal) = Open(path);
        if (store is null)
        {
            yield return refusal;
            yield break;
        }
        using (store)
        {
            var inventory = store.ReadInventory(new Dictionary<string, IReadOnlyList<string>>());
            await foreach (var finding in LayersAsync(path, inventory, store.OpenDataset, cancellationToken)) yield return finding;
            await foreach (var finding in rasters.PlansAsync(path, inventory.Plans, cancellationToken)) yield return finding;
        }
    }

    public static async IAsyncEnumerable<Finding> DatabaseAsync(
        string text, PostGisOptions options, RasterChecks rasters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var database = PostGisDatabase.Open(text, options);
        var store = new PostGisStore(database);
        var (inventory, reached) = await ReadAsync(store, cancellationToken);
        yield return reached;
        if (inventory is null) yield break;
        await foreach (var finding in LayersAsync(database.Name, inventory, store.OpenDataset, cancellationToken)) yield return finding;
        await foreach (var finding in rasters.PlansAsync(null, inventory.Plans, cancellationToken)) yield return finding;
    }

    static async Task<(StoreInventory? Inventory, Finding Reached)> ReadAsync(PostGisStore store, CancellationToken cancellationToken)
    {
        var address = store.Database.Address;
        try
        {
            var version = await store.Database.DescribeAsync(cancellationToken);
            var inventory = await store.ReadInventoryAsync(new Dictionary<string, IReadOnlyList<string>>(), cancellationToken);
            return (inventory, Finding.Ok("database", $"{address}: {version}"));
        }
        catch (StoreException failure)
        {
            return (null, new("database", FindingState.Missing, new($"{address}:{failure.MessageZh}", $"{address}: {failure.MessageEn}")));
        }
    }

    static async IAsyncEnumerable<Finding> LayersAsync(
        string name, StoreInventory inventory, Func<DatasetKey, IFeatureSource> open,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var features = inventory.Datasets.Sum(dataset => dataset.FeatureCount);
        yield return new("store", FindingState.Ok, new(
            $"{name}:{inventory.Plans.Count} 个规划,{inventory.Datasets.Count} 个图层,{features} 个要素",
            $"{name}: {inventory.Plans.Count} plans, {inventory.Datasets.Count} layers, {features} features"));
        foreach (var dataset in inventory.Datasets) yield return await LayerAsync(open, dataset, cancellationToken);
        foreach (var problem in inventory.Problems)
        {
            var state = problem.Code == EmptyLayer ? FindingState.Notice : FindingState.BadData;
            yield return new("layer", state, new(problem.MessageZh, problem.MessageEn));
        }
    }

    static (GeoPackageStore? Store, Finding Refusal) Open(string path)
    {
        try
        {
            return (GeoPackageStore.Open(path), Finding.Ok("store", path));
        }
        catch (StoreException failure)
        {
            return (null, new("store", FindingState.BadData, new(failure.MessageZh, failure.MessageEn)));
        }
    }

    static async Task<Finding> LayerAsync(
        Func<DatasetKey, IFeatureSource> open, DatasetRow dataset, CancellationToken cancellationToken)
    {
        var found = new Notice(
            $"{dataset.Key}:{dataset.FeatureCount} 个{KindOf(dataset).Zh}", $"{dataset.Key}: {dataset.FeatureCount} {KindOf(dataset).En}");
        try
        {
            var refused = await LayerExamination.ExamineAsync(open(dataset.Key), cancellationToken);
            if (refused.Total == 0) return new("layer", FindingState.Ok, found);
            var reasons = string.Join(", ", refused.ByReason().Select(each => $"{each.Count} x {each.Reason}"));
            var first = refused.ByReason().First().Examples[0];
            return new("layer", FindingState.BadData,
                new(
                    $"{found.Zh},其中 {refused.Total} 个无法绘制({reasons}),如 {first.Id} 号:{first.Detail}",
                    $"{found.En}, {refused.Total} of them cannot be drawn ({reasons}), such as number {first.Id}: {first.Detail}"),
                BadFeatureRemedies.Of(first.Reason));
        }
        catch (StoreException failure)
        {
            return new("layer", FindingState.BadData, new(
                $"{dataset.Key}:{failure.MessageZh}", $"{dataset.Key}: {failure.MessageEn}"));
        }
    }

    static (string Zh, string En) KindOf(DatasetRow dataset) => dataset.Kind switch
    {
        ShapeKind.Point => ("点要素", "points"),
        ShapeKind.Line => ("线要素", "lines"),
        ShapeKind.Polygon => ("面要素", "polygons"),
        _ => ("要素，几何类型不限", "features of any kind"),
    };
}
