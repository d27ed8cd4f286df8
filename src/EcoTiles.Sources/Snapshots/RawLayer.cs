using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>A layer as it was read: on the lattice, in the order in which features came, with what had to be refused.</summary>
/// <param name="columns">Names of the attributes that are read; all of the schema's when null.</param>
/// <param name="inAnyOrder">Features are meant in the order of their ids, however they come.</param>
sealed class RawLayer(DatasetSchema schema, IReadOnlyList<string>? columns = null, bool inAnyOrder = false)
{
    public DatasetSchema Schema { get; } = schema;

    public PathSet Paths { get; } = new(
        (int)Math.Clamp(schema.GeometryBytes / 15, 256, int.MaxValue / 4), (int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<long> Ids { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<LatticeBox> Boxes { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<ShapeKind> Kinds { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public AttributeCollector Attributes { get; } = new(
        columns is null ? schema.Columns : [.. columns.Select(name => schema.Columns.First(column => column.Name == name))],
        (int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public RefusedFeatures Refused { get; } = new();

    public int Count => Ids.Count;

    /// <summary>The features in the order that is meant, by their numbers; null when they came in it.</summary>
    public int[]? OrderMeant()
    {
        if (!inAnyOrder) return null;
        var ids = Ids.Span;
        var inOrder = 1;
        while (inOrder < ids.Length && ids[inOrder - 1] <= ids[inOrder]) inOrder++;
        if (inOrder >= ids.Length) return null;
        var order = Enumerable.Range(0, ids.Length).ToArray();
        Array.Sort(ids.ToArray(), order);
        return order;
    }
}
