using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Plans;

/// <summary>What measuring a table, or a plan's part of it, has found.</summary>
/// <param name="Bounds">In the system that the table is read in.</param>
/// <param name="Values">For some columns, what occurs in them.</param>
sealed record MeasuredTable(
    string Name, ShapeKind Kind, CoordinateSystem System, IReadOnlyList<ColumnSchema> Columns, long Count, long Bytes, Envelope Bounds,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Values)
{
    public string? Title { get; init; }

    public string? Description { get; init; }
}

/// <summary>The datasets of a store as they are found table by table, and the problems of those that are none.</summary>
sealed class GatheredDatasets
{
    public List<DatasetRow> Rows { get; } = [];

    public List<LayerProblem> Problems { get; } = [];

    public Dictionary<DatasetKey, IFeatureSource> Sources { get; } = [];

    /// <summary>Publishes the table in a plan, unless nothing of it can be drawn.</summary>
    public void Add(string plan, MeasuredTable table, Func<DatasetSchema, IFeatureSource> open)
    {
        if (table.Count == 0 || table.Bounds.IsEmpty)
        {
            Problems.Add(LayerProblems.Empty(table.Name));
            return;
        }
        var domain = table.System.Domain;
        if (!table.Bounds.Intersects(domain))
        {
            Problems.Add(LayerProblems.OutOfRange(table.Name, table.Bounds, table.System));
            return;
        }
        var key = new DatasetKey(plan, table.Name);
        var lonLat = table.System.ToLonLat(table.Bounds.Within(domain));
        Rows.Add(new DatasetRow(key, table.Kind, table.Columns, table.Count, lonLat, table.Values)
        {
            Title = table.Title,
            Description = table.Description,
        });
        Sources[key] = open(new DatasetSchema(
            table.Name, table.System.Srid, table.Kind, table.Columns, table.Count, table.Bytes, table.Bounds));
    }
}
