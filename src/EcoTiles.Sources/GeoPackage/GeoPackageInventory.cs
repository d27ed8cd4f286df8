using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Plans;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Turns tables into datasets, one for each plan that has rows in them.</summary>
sealed class GeoPackageInventory(SqliteFile file, string path, PlanRows? plans, PlanRow filePlan)
{
    public GatheredDatasets Found { get; } = new();

    List<LayerProblem> Problems => Found.Problems;

    public void Add(GeoPackageTable table, IReadOnlyList<string> filterColumns)
    {
        try
        {
            var geometryBytes = TableMeasure.MeanGeometryBytes(file, table);
            if (plans is not null && table.PlanColumn is not null) AddByPlan(table, plans, filterColumns, geometryBytes);
            else Add(table, filePlan.Id, [TableMeasure.Whole(file, table, filterColumns)], [], geometryBytes);
        }
        catch (StoreException failure)
        {
            Problems.Add(LayerProblems.Unreadable(table.Name, failure));
        }
    }

    void AddByPlan(GeoPackageTable table, PlanRows known, IReadOnlyList<string> filterColumns, double geometryBytes)
    {
        var parts = TableMeasure.ByPlan(file, table, filterColumns);
        table = table with { IsOfOnePlan = parts.Count == 1 };
        if (parts.Count == 0) Problems.Add(LayerProblems.Empty(table.Name));
        foreach (var group in parts.GroupBy(part => known.PlanOf(part.Value)))
        {
            if (group.Key is { } plan)
                Add(table, plan, [.. group], [.. group.Select(part => part.Value)], geometryBytes);
            else
                foreach (var part in group) Problems.Add(LayerProblems.UnknownPlan(table.Name, part.Value, part.Count));
        }
    }

    void Add(GeoPackageTable table, string plan, List<TablePart> parts, List<string> planValues, double geometryBytes)
    {
        var count = parts.Sum(part => part.Count);
        var bounds = parts.Aggregate(Envelope.Empty, (box, part) => box.Including(part.Bounds));
        var measured = new MeasuredTable(
            table.Name, table.Kind, table.System, table.Columns, count, (long)(geometryBytes * count), bounds, Values(parts))
        {
            Title = table.Title,
            Description = table.Description,
        };
        Found.Add(plan, measured, schema => new GeoPackageSource(path, table, planValues, schema));
    }

    /// <summary>The values of each column over all parts; a column with too many is left out.</summary>
    static Dictionary<string, IReadOnlySet<string>> Values(List<TablePart> parts)
    {
        var values = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var column in parts.SelectMany(part => part.Values).GroupBy(some => some.Column, some => some.Values))
        {
            var all = column.SelectMany(some => some.Found).ToHashSet(StringComparer.Ordinal);
            if (!column.Any(some => some.IsTooMany) && all.Count <= DistinctValues.Most) values[column.Key] = all;
        }
        return values;
    }
}
