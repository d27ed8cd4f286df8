using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>
/// Some thousand features in columns. Row i is id i, shape i and value i of every column. Features that could not be
/// read are not rows: they stand in <see cref="Bad"/>.
/// </summary>
public sealed class FeatureBatch(IReadOnlyList<ColumnSchema> columns)
{
    public int Count => Shapes.Count;

    public GrowingArray<long> Ids { get; } = new(1024);

    public ShapeBuffer Shapes { get; } = new();

    public IReadOnlyList<BatchColumn> Columns { get; } = [.. columns.Select(column => new BatchColumn(column))];

    public List<BadFeature> Bad { get; } = [];

    public void Clear()
    {
        Ids.Shrink(0);
        Shapes.Clear();
        foreach (var column in Columns) column.Clear();
        Bad.Clear();
    }
}
