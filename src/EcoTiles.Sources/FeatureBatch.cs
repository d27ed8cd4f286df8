using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>
/// Some thousand features in columns. Row i is id i, shape i and value i of every column. Features that could not be
/// read are not rows: they stand in <see cref="Bad"/>.
/// </summary>
public sealed class FeatureBatch(IReadOnlyList<ColumnSchema> columns)
{
    const int FullFeatures = 2_000;
    const int FullOrdinates = 2 * 64 * 1024;

    public int Count => Shapes.Count;

    /// <summary>Large enough to be worked on: the next row goes into another batch.</summary>
    public bool IsFull => Count + Bad.Count >= FullFeatures || Shapes.Coordinates.Length >= FullOrdinates;

    public GrowingArray<long> Ids { get; } = new(1024);

    public ShapeBuffer Shapes { get; } = new();

    public IReadOnlyList<BatchColumn> Columns { get; } = [.. columns.Select(column => new BatchColumn(column))];

    public List<BadFeature> Bad { get; } = [];

    /// <summary>The attributes asked for, in that order; all of the schema's when none are named.</summary>
    public static IReadOnlyList<ColumnSchema> Chosen(DatasetSchema schema, IReadOnlyList<string>? names) =>
        names is null ? schema.Columns : [.. names.Select(name => Column(schema, name))];

    public void Clear()
    {
        Ids.Shrink(0);
        Shapes.Clear();
        foreach (var column in Columns) column.Clear();
        Bad.Clear();
    }

    static ColumnSchema Column(DatasetSchema schema, string name) =>
        schema.Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"{schema.Name} has no column {name}", nameof(name));
}
