using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Plans;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>Turns tables into datasets, one for each plan that has rows in them.</summary>
sealed class PostGisInventory(PostGisDatabase database, PostGisSql sql, PlanRows? plans, string databasePlan)
{
    public List<DatasetRow> Rows { get; } = [];

    public List<LayerProblem> Problems { get; } = [];

    public Dictionary<DatasetKey, IFeatureSource> Sources { get; } = [];

    public async Task AddAsync(
        NpgsqlConnection connection, PostGisTable table, IReadOnlyList<string> filterColumns, CancellationToken cancellationToken)
    {
        try
        {
            var parts = await new PostGisMeasure(connection, sql, table).PartsAsync(filterColumns, cancellationToken).ConfigureAwait(false);
            if (parts.Count == 0) Problems.Add(LayerProblems.Empty(table.Name));
            else if (plans is not null && table.PlanColumn is not null) AddByPlan(table, parts);
            else Add(table, databasePlan, parts, []);
        }
        catch (PostgresException failure)
        {
            Problems.Add(PostGisProblems.From(failure, database.Name) is StoreException meant
                ? LayerProblems.Unreadable(table.Name, meant)
                : PostGisProblems.Unreadable(table.Name, failure.MessageText, failure.MessageText));
        }
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
        var count = parts.Sum(part => part.Count);
        var bounds = parts.Aggregate(Envelope.Empty, (box, part) => box.Including(part.Bounds));
        if (count == 0 || bounds.IsEmpty)
        {
            Problems.Add(LayerProblems.Empty(table.Name));
            return;
        }
        var domain = table.System.Domain;
        if (!bounds.Intersects(domain))
        {
            Problems.Add(LayerProblems.OutOfRange(table.Name, bounds, table.System));
            return;
        }
        var key = new DatasetKey(plan, table.Name);
        var lonLat = table.System.ToLonLat(bounds.Within(domain));
        var columns = table.Columns.Select(column => column.Schema).ToList();
        Rows.Add(new DatasetRow(key, table.Kind, columns, count, lonLat, Values(parts))
        {
            Title = table.Title,
            Description = table.Description,
        });
        Sources[key] = new PostGisSource(database, sql, table, planValues, new DatasetSchema(
            table.Name, table.System.Srid, table.Kind, columns, count, parts.Sum(part => part.Bytes), bounds));
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
