using EcoTiles.Catalogue;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.Plans;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>A database as a store of plans and datasets: what it held when it was last read through.</summary>
public sealed class PostGisStore(PostGisDatabase database)
{
    GatheredDatasets _found = new();
    readonly PostGisPlans _plans = new(database);
    volatile IReadOnlyList<(string Schema, string Relation)> _waitedFor = [];

    public PostGisDatabase Database { get; } = database;

    /// <summary>The row counters of all tables as they stood before the database was last read through.</summary>
    internal IReadOnlyDictionary<(string Schema, string Relation), (long Rows, long File)> CountersWhenRead { get; private set; } =
        new Dictionary<(string, string), (long, long)>();

    /// <summary>The published tables that our triggers do not watch, by schema and name.</summary>
    internal IReadOnlyDictionary<(string Schema, string Relation), DatasetKey> OutsideTables => _found.Sources
        .Where(source => source.Value is PostGisSource { Table.Schema: not PostGisContents.OwnSchema })
        .GroupBy(source => source.Value is PostGisSource { Table: var table } ? (table.Schema, table.Relation) : ("", ""))
        .ToDictionary(ofTable => ofTable.Key, ofTable => ofTable.First().Key);

    /// <summary>Counts and measures everything that can be published, and says what cannot.</summary>
    /// <param name="filterColumns">By table, the columns whose occurring values are wanted.</param>
    /// <exception cref="StoreException">The database cannot be reached or read.</exception>
    public Task<StoreInventory> ReadInventoryAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> filterColumns, CancellationToken cancellationToken) =>
        Database.UseAsync("", (connection, stop) => ReadAsync(connection, filterColumns, stop), cancellationToken);

    public IFeatureSource OpenDataset(DatasetKey key) => _found.Sources.TryGetValue(key, out var source)
        ? source
        : throw PostGisProblems.UnknownDataset(Database.Name, key.ToString());

    /// <summary>Whether a table that was locked, or a view without data, when the database was last read through can be read now.</summary>
    /// <exception cref="StoreException">The database cannot be asked.</exception>
    public async Task<bool> IsTableReadableAgainAsync(CancellationToken cancellationToken)
    {
        foreach (var (schema, relation) in _waitedFor)
        {
            var isReadable = await Database.UseAsync(
                "", (connection, stop) => IsReadableAsync(connection, schema, relation, stop), cancellationToken).ConfigureAwait(false);
            if (isReadable) return true;
        }
        return false;
    }

    async Task<bool> IsReadableAsync(NpgsqlConnection connection, string schema, string relation, CancellationToken cancellationToken)
    {
        try
        {
            return await Database.WithinLimitsAsync(connection, async () =>
            {
                await using var query = new NpgsqlCommand(PostGisSql.Touch(schema, relation), connection);
                await query.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }, cancellationToken, forLock: TimeSpan.FromMilliseconds(10)).ConfigureAwait(false); // it is asked again in a second
        }
        catch (PostgresException failure) when (
            failure.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ObjectNotInPrerequisiteState)
        {
            return false;
        }
    }

    async Task<StoreInventory> ReadAsync(
        NpgsqlConnection connection, IReadOnlyDictionary<string, IReadOnlyList<string>> filterColumns, CancellationToken cancellationToken)
    {
        CountersWhenRead = await TableCounters.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var sql = new PostGisSql(await HomeAsync(connection, cancellationToken).ConfigureAwait(false));
        var plans = await _plans.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var options = Database.Options;
        var contents = new PostGisContents(Database, connection, sql, new NamePattern(options.Include, options.Exclude));
        await contents.ReadAsync(cancellationToken).ConfigureAwait(false);
        var databasePlan = DatabasePlan(plans);
        var inventory = new PostGisInventory(Database, sql, plans, databasePlan.Id, _found);
        // Whether a plan may be shown stands in its own row: until that can be read its tables are left out.
        foreach (var table in contents.Tables.Where(table => table.PlanColumn is null || !_plans.AreUnknown))
            await inventory.AddAsync(connection, table, filterColumns.GetValueOrDefault(table.Name, []), cancellationToken).ConfigureAwait(false);
        foreach (var table in contents.Locked)
            inventory.AddLocked(table, known => (known.Schema, known.Relation, known.GeometryColumn) == (table.Schema, table.Relation, table.GeometryColumn));
        var found = _found = inventory.Found;
        _waitedFor =
        [
            .. _plans.Locked.Select(table => (PostGisContents.OwnSchema, table)),
            .. inventory.Locked.Select(table => (table.Schema, table.Relation)),
            .. contents.Unfilled,
        ];
        var rows = (plans?.Rows ?? []).ToList();
        if (plans is null || found.Rows.Exists(row => row.Key.Plan == databasePlan.Id)) rows.Add(databasePlan);
        IEnumerable<LayerProblem> ofPlans = _plans.AreUnknown ? [PostGisProblems.PlansLocked()] : plans?.Problems ?? [];
        return new StoreInventory(rows, found.Rows, [.. ofPlans, .. contents.Problems, .. found.Problems]) { LacksPlans = _plans.AreUnknown };
    }

    async Task<string> HomeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(PostGisSql.Home, connection);
        return await query.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string ?? throw PostGisProblems.NoPostGis(Database.Name);
    }

    /// <summary>The plan that all tables outside our schema are published under.</summary>
    PlanRow DatabasePlan(PlanRows? plans)
    {
        var id = FileSlug.Of(Database.Name);
        while (plans?.Rows.Exists(plan => plan.Id == id) == true) id += "-database";
        return new PlanRow(id, Database.Name) { HasPlanTables = false };
    }
}
