using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>A layer as it was read: on the lattice, in the source's order, with what had to be refused.</summary>
/// <param name="columns">Names of the attributes that are read; all of the schema's when null.</param>
sealed class RawLayer(DatasetSchema schema, IReadOnlyList<string>? columns = null)
{
    public DatasetSchema Schema { get; } = schema;

    public PathSet Paths { get; } = new(
        (int)Math.Clamp(schema.GeometryBytes / 15, 256, int.MaxValue / 4), (int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<long> Ids { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public GrowingArray<ShapeKind> Kinds { get; } = new((int)Math.Clamp(schema.FeatureCount, 64, 1 << 26));

    public AttributeCollector Attributes { get; } = new(columns is null
        ? schema.Columns
        : [.. columns.Select(name => schema.Columns.First(column => column.Name == name))]);

    public RefusedFeatures Refused { get; } = new();

    public int Count => Ids.Count;
}
