using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Plans;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>Turns tables into datasets, one for each plan that has rows in them.</summary>
/// <param name="before">What was found when the database was last read through.</param>
sealed class PostGisInventory(PostGisDatabase database, PostGisSql sql, PlanRows? plans, string databasePlan, GatheredDatasets before)
{
    public GatheredDatasets Found { get; } = new();

    /// <summary>Tables that somebody had locked, and that were left out for it or kept as they were known.</summary>
    public List<PostGisTable> Locked { get; } = [];

    List<LayerProblem> Problems => Found.Problems;

    public async Task AddAsync(
        NpgsqlConnection connection, PostGisTable table, IReadOnlyList<string> filterColumns, CancellationToken cancellationToken)
    {
        try
        {
            var measure = new PostGisMeasure(connection, sql, table);
            var parts = await database.WithinLimitsAsync(
                connection, () => measure.PartsAsync(filterColumns, cancellationToken), cancellationToken, database.Options.ListingLockTimeout).ConfigureAwait(false);
            if (parts.Count == 0) Problems.Add(LayerProblems.Empty(table.Name));
            else if (plans is not null && table.PlanColumn is not null) AddByPlan(table, parts);
            else Add(table, databasePlan, parts, []);
        }
        catch (PostgresException failure)
        {
            if (failure.SqlState == PostgresErrorCodes.LockNotAvailable) AddLocked(table, known => known.IsSameAs(table));
            else Problems.Add(PostGisProblems.Unreadable(table.Name, failure, database.Name));
        }
    }

    /// <summary>A table that is locked just now does not go away for it.</summary>
    /// <param name="isSame">Whether what was known before is this table as it is now.</param>
    public void AddLocked(PostGisTable table, Func<PostGisTable, bool> isSame)
    {
        Locked.Add(table);
        if (!KeepAsBefore(isSame)) Problems.Add(PostGisProblems.Locked(table.Name));
    }

    bool KeepAsBefore(Func<PostGisTable, bool> isSame)
    {
        var kept = before.Rows.FindAll(row =>
            before.Sources[row.Key] is PostGisSource source && isSame(source.Table)
            && (row.Key.Plan == databasePlan || plans?.Rows.Exists(plan => plan.Id == row.Key.Plan) == true));
        Found.Rows.AddRange(kept);
        foreach (var row in kept) Found.Sources[row.Key] = before.Sources[row.Key];
        return kept.Count > 0;
    }

    void AddByPlan(PostGisTable table, List<TablePart> parts)
    {
        foreach (var group in parts.GroupBy(part => plans?.PlanOf(part.Value)))
        {
            if (group.Key is { } plan) Add(table, plan, [.. group], [.. group.Select(part => part.Value)]);
            else
                foreach (var part in group) Problems.Add(LayerProblems.UnknownPlan(table.Name, part.Value, part.Count));
        }
    }

    void Add(PostGisTable table, string plan, List<TablePart> parts, List<string> planValues)
    {
        var columns = table.Columns.Select(column => column.Schema).ToList();
        var bounds = parts.Aggregate(Envelope.Empty, (box, part) => box.Including(part.Bounds));
        var measured = new MeasuredTable(
            table.Name, table.Kind, table.System, columns, parts.Sum(part => part.Count), parts.Sum(part => part.Bytes), bounds, Values(parts))
        {
            Title = table.Title,
            Description = table.Description,
        };
        Found.Add(plan, measured, schema => new PostGisSource(database, sql, table, planValues, schema));
    }

    /// <summary>The values of each column over all parts; a column with too many in one of them is left out.</summary>
    static Dictionary<string, IReadOnlySet<string>> Values(List<TablePart> parts) => parts
        .SelectMany(part => part.Values.Keys).Distinct()
        .Where(column => parts.TrueForAll(part => part.Values.ContainsKey(column)))
        .ToDictionary(
            column => column,
            column => (IReadOnlySet<string>)parts.SelectMany(part => part.Values[column]).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
}
