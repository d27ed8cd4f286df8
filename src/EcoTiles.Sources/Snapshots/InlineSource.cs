using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>The few features that a style brings along, read like those of a store.</summary>
public sealed class InlineSource : IFeatureSource
{
    const int Degrees = 4326;

    readonly IReadOnlyList<InlineFeature> _features;

    public InlineSource(string name, IReadOnlyList<InlineFeature> features)
    {
        _features = features;
        var columns = features.SelectMany(feature => feature.Properties).GroupBy(property => property.Key, property => property.Value, StringComparer.Ordinal)
            .Select(values => new ColumnSchema(values.Key, TypeOf([.. values.Where(value => value.ValueKind != JsonValueKind.Null)])));
        Schema = new DatasetSchema(name, Degrees, ShapeKind.None, [.. columns], features.Count, 0, Envelope.Empty);
    }

    public DatasetSchema Schema { get; }

    public async IAsyncEnumerable<FeatureBatch> ReadAsync(FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // it is all there already
        var batch = new FeatureBatch(FeatureBatch.Chosen(Schema, query.Columns));
        foreach (var feature in _features)
        {
            batch.Ids.Add(feature.Id);
            AddShape(feature, batch.Shapes);
            foreach (var column in batch.Columns) Add(feature.Properties.GetValueOrDefault(column.Schema.Name), column);
        }
        yield return batch;
    }

    /// <summary>The features on a grid. They are few, so nothing of them is left out.</summary>
    public async Task<LayerSnapshot> OnAsync(TileGrid grid) =>
        SnapshotBuilder.Build([await LatticeReader.ReadAsync(this, FeatureQuery.Everything, grid, CancellationToken.None)], grid, LadderPlan.Default)[0];

    static void AddShape(InlineFeature feature, ShapeBuffer shapes)
    {
        foreach (var part in feature.Parts)
        {
            foreach (var ring in part)
            {
                ring.CopyTo(shapes.AddPoints(ring.Length / 2));
                shapes.EndRing();
            }
            shapes.EndPart();
        }
        shapes.EndShape(feature.Kind switch
        {
            FeatureShape.Point => ShapeKind.Point,
            FeatureShape.LineString => ShapeKind.Line,
            _ => ShapeKind.Polygon,
        });
    }

    static AttributeType TypeOf(IReadOnlyList<JsonElement> values)
    {
        if (values.Count > 0 && values.All(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False)) return AttributeType.Boolean;
        if (values.Count == 0 || values.Any(value => value.ValueKind != JsonValueKind.Number)) return AttributeType.Text;
        return values.All(value => value.TryGetInt64(out _)) ? AttributeType.Integer : AttributeType.Real;
    }

    static void Add(JsonElement value, BatchColumn column)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) column.AddNull();
        else if (column.Schema.Type == AttributeType.Integer) column.Add(value.GetInt64());
        else if (column.Schema.Type == AttributeType.Real) column.Add(value.GetDouble());
        else if (column.Schema.Type == AttributeType.Boolean) column.Add(value.GetBoolean());
        else column.Add(Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())); // it is text
    }
}
