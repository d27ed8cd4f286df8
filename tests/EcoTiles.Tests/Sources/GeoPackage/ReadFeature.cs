using System.Globalization;
using System.Text;
using EcoTiles.Catalogue;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Tests.Sources.GeoPackage;

/// <summary>A row of a batch taken out to be looked at; bad ones have a reason and no coordinates.</summary>
sealed record ReadFeature(long Id, string? Reason, double[] Coordinates, string?[] Values)
{
    public static async Task<List<ReadFeature>> AllAsync(string path, DatasetKey key, FeatureQuery query)
    {
        using var store = GeoPackageStore.Open(path);
        var features = new List<ReadFeature>();
        await foreach (var batch in store.OpenDataset(key).ReadAsync(query, TestContext.Current.CancellationToken))
        {
            for (var row = 0; row < batch.Count; row++) features.Add(Row(batch, row));
            features.AddRange(batch.Bad.Select(bad => new ReadFeature(bad.Id, bad.Reason, [], [])));
        }
        return features;
    }

    static ReadFeature Row(FeatureBatch batch, int row)
    {
        var shapes = batch.Shapes;
        int Points(int parts) => parts == 0 ? 0 : shapes.RingEnds[shapes.PartEnds[parts - 1] - 1];
        var start = row == 0 ? 0 : Points(shapes.ShapeEnds[row - 1]);
        var end = Points(shapes.ShapeEnds[row]);
        return new(batch.Ids[row], null, shapes.Coordinates[(2 * start)..(2 * end)].ToArray(),
            [.. batch.Columns.Select(column => Value(column, row))]);
    }

    static string? Value(BatchColumn column, int row) => column.IsNull(row) ? null : column.Schema.Type switch
    {
        AttributeType.Text => Encoding.UTF8.GetString(column.Text(row)),
        AttributeType.Integer => column.Integer(row).ToString(CultureInfo.InvariantCulture),
        AttributeType.Real => column.Real(row).ToString(CultureInfo.InvariantCulture),
        _ => column.Boolean(row) ? "true" : "false",
    };
}
