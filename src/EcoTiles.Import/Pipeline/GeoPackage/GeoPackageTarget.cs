using System.Globalization;
using EcoTiles.Import.Model;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Pipeline.GeoPackage;

/// <summary>
/// Import into a GeoPackage: a new file is written beside the old one, with the rows of other plans taken over, and takes
/// its name when it is whole.
/// </summary>
sealed class GeoPackageTarget : ImportTarget
{
    const string RasterTable = "raster_asset";

    readonly string _path;
    readonly string _unfinished;
    readonly Dictionary<string, GeoPackageTableInMaking> _tables = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _origins = new(StringComparer.Ordinal);
    GeoPackageWriter? _writer;

    public GeoPackageTarget(string path)
    {
        _path = Path.GetFullPath(path);
        _unfinished = UnfinishedFiles.NameFor(_path);
        if (File.Exists(_path)) Existing = SourceLayers.Open(_path, ReadingOptions.Default).Layers;
    }

    public override bool TakesImages => true;

    public override Task BeginAsync(string sourceKey, bool resume, CancellationToken cancellationToken)
    {
        UnfinishedFiles.Sweep(_path);
        _writer = new GeoPackageWriter(_unfinished, DateTimeOffset.UtcNow);
        return Task.CompletedTask;
    }

    /// <summary>A file that was not finished cannot be gone on with.</summary>
    public override Task<LayerReport?> FindStagedAsync(LayerMatch match, CancellationToken cancellationToken) =>
        Task.FromResult<LayerReport?>(null);

    public override Task StageAsync(
        LayerMatch match, IEnumerable<ModelRow> rows, Func<LayerReport> report, CancellationToken cancellationToken)
    {
        var table = TableFor(match.Table, match.IsInModel, cancellationToken);
        foreach (var row in rows) table.Add(row);
        if (match.Table.Name == RasterTable) _origins.Add(match.Layer.Origin);
        return Task.CompletedTask;
    }

    public override Task SwapAsync(IReadOnlySet<string> plans, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("staged before the start");
        foreach (var layer in Existing) Keep(layer, plans, cancellationToken);
        writer.Finish(cancellationToken);
        writer.Dispose();
        _writer = null;
        foreach (var origin in _origins.Where(IsGeoPackage)) GeoPackageTileTables.CopyMissing(origin, _unfinished, onlyNamed: true);
        if (File.Exists(_path)) GeoPackageTileTables.CopyMissing(_path, _unfinished, onlyNamed: false);
        using (var file = new FileStream(_unfinished, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        File.Move(_unfinished, _path, overwrite: true);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        File.Delete(_unfinished);
        return ValueTask.CompletedTask;
    }

    static bool IsGeoPackage(string origin) =>
        origin.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase) && File.Exists(origin);

    /// <summary>Takes over what the import does not replace: rows of other plans, and tables that it does not touch.</summary>
    void Keep(SourceLayer layer, IReadOnlySet<string> plans, CancellationToken cancellationToken)
    {
        var replaced = _tables.GetValueOrDefault(layer.Name);
        if (replaced is { IsInModel: false }) return;
        var match = DataModel.Find(layer.Name) is null
            ? PlainTables.Match(layer)
            : LayerMatching.Find([layer], new([])).Matches[0];
        var table = TableFor(match.Table, match.IsInModel, cancellationToken);
        var plan = match.Table.Columns.ToList().FindIndex(column => column.Name == "plan_id");
        foreach (var row in JudgedRows.Of(match, LayerSystem.Find(layer, match.Table).System, null, cancellationToken))
        {
            if (row.Row is not { } kept) throw ImportProblems.CannotKeep(_path, layer.Name);
            if (replaced is null || plan < 0 || kept.Values[plan] is not string code || !plans.Contains(code)) table.Add(kept);
        }
    }

    GeoPackageTableInMaking TableFor(ModelTable table, bool isInModel, CancellationToken cancellationToken)
    {
        if (_tables.TryGetValue(table.Name, out var found)) return found;
        var writer = _writer ?? throw new InvalidOperationException("staged before the start");
        var held = isInModel ? Existing.FirstOrDefault(layer => layer.Name.Equals(table.Name, StringComparison.OrdinalIgnoreCase)) : null;
        return _tables[table.Name] = new(
            table, writer.CreateTable(GeoPackageLayout.Of(table)), held is null ? [] : PlanOfIds(held, cancellationToken))
        {
            IsInModel = isInModel,
        };
    }

    /// <summary>The feature ids that rows of the old file have, with the plan that each row belongs to.</summary>
    static Dictionary<long, string> PlanOfIds(SourceLayer layer, CancellationToken cancellationToken)
    {
        var columns = layer.Columns.ToList();
        var (id, plan) = (columns.FindIndex(column => column.Name == ModelTable.FeatureId), columns.FindIndex(column => column.Name == "plan_id"));
        var plans = new Dictionary<long, string>();
        if (id < 0 || plan < 0) return plans;
        foreach (var row in layer.Rows(cancellationToken))
        {
            if (row.Values[id] is long fid) plans[fid] = Convert.ToString(row.Values[plan], CultureInfo.InvariantCulture) ?? "";
        }
        return plans;
    }
}
