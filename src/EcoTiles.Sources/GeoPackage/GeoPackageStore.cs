using EcoTiles.Catalogue;
using EcoTiles.Sources.Plans;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// A GeoPackage as a store of plans and datasets. What it holds is taken in when it is opened and measured; a file
/// that has changed is opened anew.
/// </summary>
public sealed class GeoPackageStore : IDisposable
{
    readonly string _path;
    readonly SqliteFile _file;
    readonly List<GeoPackageTable> _tables;
    readonly List<LayerProblem> _problems;
    readonly PlanRows? _plans;
    readonly PlanRow _filePlan;
    readonly Lock _reading = new();
    Dictionary<DatasetKey, IFeatureSource> _sources = [];

    GeoPackageStore(string path, SqliteFile file)
    {
        _path = path;
        _file = file;
        (_tables, _problems) = GeoPackageContents.Read(file, Path.GetFileName(path));
        if (file.IgnoresWal) _problems.Add(LayerProblems.IgnoredWal(Path.GetFileName(path)));
        _plans = GeoPackagePlans.Read(file);
        _problems.AddRange(_plans?.Problems ?? []);
        var id = FileSlug.Of(path);
        while (_plans?.Rows.Exists(plan => plan.Id == id) == true) id += "-file";
        _filePlan = new PlanRow(id, Path.GetFileNameWithoutExtension(path)) { HasPlanTables = false };
    }

    /// <summary>Opens a file, or throws <see cref="StoreException"/> saying what is wrong with it.</summary>
    public static GeoPackageStore Open(string path)
    {
        path = Path.GetFullPath(path);
        var file = GeoPackageFile.Open(path);
        try
        {
            return new GeoPackageStore(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Counts and measures everything that can be published, and says what cannot.</summary>
    /// <param name="filterColumns">By table, the columns whose occurring values are wanted.</param>
    public StoreInventory ReadInventory(IReadOnlyDictionary<string, IReadOnlyList<string>> filterColumns)
    {
        lock (_reading)
        {
            var inventory = new GeoPackageInventory(_file, _path, _plans, _filePlan);
            foreach (var table in _tables) inventory.Add(table, filterColumns.GetValueOrDefault(table.Name, []));
            var found = inventory.Found;
            _sources = found.Sources;
            var plans = (_plans?.Rows ?? []).ToList();
            if (_plans is null || found.Rows.Exists(row => row.Key.Plan == _filePlan.Id)) plans.Add(_filePlan);
            return new StoreInventory(plans, found.Rows, [.. _problems, .. found.Problems]);
        }
    }

    public IFeatureSource OpenDataset(DatasetKey key)
    {
        lock (_reading)
        {
            if (_sources.Count == 0) ReadInventory(new Dictionary<string, IReadOnlyList<string>>());
            return _sources.TryGetValue(key, out var source)
                ? source
                : throw StoreProblems.UnknownDataset(_path, key.ToString());
        }
    }

    public void Dispose() => _file.Dispose();
}
