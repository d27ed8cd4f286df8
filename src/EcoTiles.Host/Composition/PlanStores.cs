using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Host.Configuration;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.Host.Composition;

/// <summary>The open stores of one start, read as if they were one. Databases may come later.</summary>
sealed class PlanStores : IAsyncDisposable
{
    readonly List<(GeoPackageStore Store, string Path)> _files = [];
    readonly List<PostGisStore> _databases = [];
    readonly List<string> _names = [];
    readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);
    Content _ofFiles = Content.Empty;
    volatile Content _content = Content.Empty;
    AuthoredCatalogue _authored;

    PlanStores(AuthoredCatalogue authored) => _authored = authored;

    /// <summary>Names of files and databases, without their folders and hosts.</summary>
    public string Names => string.Join(", ", _names);

    public IReadOnlyList<PostGisDatabase> Databases => [.. _databases.Select(store => store.Database)];

    public IReadOnlyList<PostGisStore> DatabaseStores => _databases;

    public StoreInventory Inventory => _content.Inventory;

    /// <summary>The GeoPackage that a plan is in; null for a database.</summary>
    public string? HomeOf(string plan) => _homes.GetValueOrDefault(plan);

    /// <summary>Opens and reads files; databases are read by <see cref="ReadDatabasesAsync"/>.</summary>
    public static PlanStores Open(IReadOnlyList<string> stores, DatabaseSection database, AuthoredCatalogue authored)
    {
        var opened = new PlanStores(authored);
        try
        {
            foreach (var store in stores)
            {
                if (ConnectionText.IsAddress(store) || store == database.Url) opened.AddDatabase(store, database);
                else opened.AddFile(store);
            }
            opened._content = opened._databases.Count == 0 ? opened._ofFiles : opened._ofFiles.WithoutDatabases;
            return opened;
        }
        catch
        {
            foreach (var (file, _) in opened._files) file.Dispose();
            throw;
        }
    }

    public static PostGisOptions ReadingOf(DatabaseSection database) => new()
    {
        Include = database.Include,
        Exclude = database.Exclude,
        StatementTimeout = database.StatementTimeout,
        LoadTimeout = database.LoadTimeout,
        Connections = database.Connections,
    };

    /// <summary>Reads through the databases, and takes in what they hold now.</summary>
    /// <exception cref="StoreException">One of them cannot be reached or read.</exception>
    public async Task ReadDatabasesAsync(CancellationToken cancellationToken)
    {
        var content = _ofFiles;
        foreach (var store in _databases)
        {
            var inventory = await store.ReadInventoryAsync(_authored.ColumnsToMeasure, cancellationToken);
            content = content.With(inventory, store.OpenDataset, store.Database.Name);
        }
        _content = content;
    }

    /// <summary>Reads through everything again when an edited catalogue asks for other columns.</summary>
    /// <exception cref="StoreException">A database cannot be reached or read; nothing changes.</exception>
    public async Task MeasureAsync(AuthoredCatalogue authored, CancellationToken cancellationToken)
    {
        var (before, wanted) = (_authored, authored.ColumnsToMeasure);
        _authored = authored;
        if (before.ColumnsToMeasure.All(table => table.Value.SequenceEqual(wanted.GetValueOrDefault(table.Key, [])))
            && before.Datasets.Count == authored.Datasets.Count) return;
        var (files, content) = (_ofFiles, _content);
        try
        {
            _ofFiles = _files.Aggregate(Content.Empty, (all, file) => all.With(file.Store.ReadInventory(wanted), file.Store.OpenDataset, file.Path));
            await ReadDatabasesAsync(cancellationToken);
        }
        catch
        {
            (_authored, _ofFiles, _content) = (before, files, content);
            throw;
        }
    }

    public IFeatureSource OpenDataset(DatasetKey key) => _content.Openers[key](key);

    public async ValueTask DisposeAsync()
    {
        foreach (var (file, _) in _files) file.Dispose();
        foreach (var store in _databases) await store.Database.DisposeAsync();
    }

    void AddDatabase(string text, DatabaseSection database)
    {
        var opened = PostGisDatabase.Open(text, ReadingOf(database));
        _databases.Add(new PostGisStore(opened));
        _names.Add(opened.Name);
    }

    void AddFile(string path)
    {
        var store = GeoPackageStore.Open(path);
        _files.Add((store, path));
        _names.Add(Path.GetFileName(path));
        var inventory = store.ReadInventory(_authored.ColumnsToMeasure);
        foreach (var plan in inventory.Plans) _homes.TryAdd(plan.Id, Path.GetFullPath(path));
        _ofFiles = _ofFiles.With(inventory, store.OpenDataset, path);
    }

    sealed record Content(StoreInventory Inventory, IReadOnlyDictionary<DatasetKey, Func<DatasetKey, IFeatureSource>> Openers)
    {
        public static Content Empty { get; } = new(new([], [], []), new Dictionary<DatasetKey, Func<DatasetKey, IFeatureSource>>());

        /// <summary>The same as long as nobody knows what databases hold.</summary>
        public Content WithoutDatabases => this with { Inventory = Inventory with { LacksPlans = true } };

        public Content With(StoreInventory more, Func<DatasetKey, IFeatureSource> open, string name)
        {
            var openers = Openers.ToDictionary();
            foreach (var dataset in more.Datasets)
            {
                if (openers.TryAdd(dataset.Key, open)) continue;
                throw new VerbException(ExitCode.BadData, new(
                    $"{dataset.Key} 在 {name} 与另一个数据源中重复,请只给其中一个",
                    $"{dataset.Key} is in {name} and in another store; name only one of them"));
            }
            return new(
                new(
                    [.. Inventory.Plans.UnionBy(more.Plans, plan => plan.Id)],
                    [.. Inventory.Datasets, .. more.Datasets],
                    [.. Inventory.Problems, .. more.Problems])
                {
                    LacksPlans = Inventory.LacksPlans || more.LacksPlans,
                },
                openers);
        }
    }
}
