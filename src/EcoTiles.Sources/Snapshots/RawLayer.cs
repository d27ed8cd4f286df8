using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>A layer as it was read: on the lattice, in the source's order, with what had to be refused.</summary>
sealed class RawLayer(DatasetSchema schema)
{
    public DatasetSchema Schema { get; } = schema;

    public PathSet Paths { get; } = new(
        (int)Math.Clamp(schema.GeometryBytes / 15, 256, int.MaxValue / 4), (int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<long> Ids { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<ShapeKind> Kinds { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public AttributeCollector Attributes { get; } = new(schema.Columns);

    public RefusedFeatures Refused { get; } = new();

    public int Count => Ids.Count;
}
