using EcoTiles.Catalogue;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>A database as our own source reads it.</summary>
sealed class ReadTable : IAsyncDisposable
{
    static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    readonly PostGisDatabase _database;
    readonly PostGisStore _store;

    ReadTable(PostGisDatabase database, StoreInventory inventory, PostGisStore store)
    {
        _database = database;
        _store = store;
        Inventory = inventory;
    }

    public StoreInventory Inventory { get; }

    public static async Task<ReadTable> OfAsync(TestDatabase database, PostGisOptions? options = null, string? user = null)
    {
        var url = user is null ? database.Url : database.Url.Replace("postgres@", $"{user}@", StringComparison.Ordinal);
        var opened = PostGisDatabase.Open(url, options ?? new PostGisOptions());
        var store = new PostGisStore(opened);
        return new(opened, await store.ReadInventoryAsync(NoFilters, TestContext.Current.CancellationToken), store);
    }

    public Task<StoreInventory> ReadAgainAsync() => _store.ReadInventoryAsync(NoFilters, TestContext.Current.CancellationToken);

    public Task<bool> IsTableReadableAgainAsync() => _store.IsTableReadableAgainAsync(TestContext.Current.CancellationToken);

    public DatasetRow Row(string table) => Inventory.Datasets.Single(row => row.Key.Table == table);

    public IFeatureSource Source(string table) => _store.OpenDataset(Row(table).Key);

    /// <summary>Each good feature as id, attributes and points; each bad one as id and reason.</summary>
    public async Task<List<string>> FeaturesAsync(string table, FeatureQuery? query = null)
    {
        var found = new List<string>();
        var features = Source(table).ReadAsync(query ?? FeatureQuery.Everything, TestContext.Current.CancellationToken);
        await foreach (var batch in features)
        {
            for (var row = 0; row < batch.Count; row++) found.Add(Describe(batch, row));
            found.AddRange(batch.Bad.Select(bad => $"{bad.Id} {bad.Reason}"));
        }
        return found;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    static string Describe(FeatureBatch batch, int row)
    {
        var values = batch.Columns.Select(column => column.IsNull(row) ? "null" : column.Schema.Type switch
        {
            AttributeType.Text => System.Text.Encoding.UTF8.GetString(column.Text(row)),
            AttributeType.Integer => FormattableString.Invariant($"{column.Integer(row)}"),
            AttributeType.Real => FormattableString.Invariant($"{column.Real(row):R}"),
            _ => column.Boolean(row) ? "true" : "false",
        });
        var shapes = batch.Shapes;
        int PointsBefore(int shape) => shape < 0 ? 0 : shapes.RingEnds[shapes.PartEnds[shapes.ShapeEnds[shape] - 1] - 1];
        var xy = shapes.Coordinates[(2 * PointsBefore(row - 1))..(2 * PointsBefore(row))];
        var points = string.Join(' ', xy.ToArray().Select(value => Math.Round(value, 6).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return string.Join('|', [FormattableString.Invariant($"{batch.Ids[row]}"), .. values, $"{shapes.Kinds[row]} {points}"]);
    }
}
