using System.Globalization;
using System.Text.Json;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Hostile names of files, layers, columns and plans, and hostile values, on their way into a store.</summary>
public sealed class InjectionTests : IDisposable
{
    static readonly double[] Spot = [114, 33];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hostile_files_columns_and_values_arrive_as_they_are_and_nothing_of_them_is_executed()
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = await StoreAsync(process);
        var layers = await WriteLayersAsync();
        var before = await SentStatements.LinesAsync(process);
        await RunAsync("import", _folder.Path, "--to", database.Url, "--as-is", "--crs", "EPSG:4490");
        await OnlyKnownAsync(process, before);
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
        foreach (var (text, name, column) in layers)
            Assert.Equal(text, await database.ScalarAsync<string>($"SELECT {PostGisSql.Quote(column)} FROM ecotiles.{PostGisSql.Quote(name)}"));
    }

    [Fact]
    public async Task Hostile_plans_and_texts_of_the_model_arrive_as_they_are_and_nothing_of_them_is_executed()
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = await StoreAsync(process);
        var texts = HostileTexts.All.Where(IsReadable).Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => HostileTexts.Cut(text, 2000)).DistinctBy(text => text.Trim()).ToArray(); // codes are taken without blanks around them
        Assert.True(texts.Length >= 200);
        await WriteAsync("plan", [.. texts.Select(text => Feature(PlanOf(text), null))]);
        await WriteAsync("subsidence", [.. texts.Select(text => Feature(
            new() { ["plan_id"] = text, ["name"] = text, ["source"] = text, ["bsm"] = text },
            new { type = "Polygon", coordinates = new[] { new[] { new[] { 114.0, 33 }, [114.1, 33], [114.1, 33.1], [114, 33] } } }))]);
        var before = await SentStatements.LinesAsync(process);
        await RunAsync("import", _folder.Path, "--to", database.Url, "--crs", "EPSG:4490");
        await RunAsync("import", _folder.Path, "--to", database.Url, "--crs", "EPSG:4490"); // in the place of what is there
        await OnlyKnownAsync(process, before);
        foreach (var column in new[] { "plan_id", "name", "source", "bsm" })
        {
            var stored = await database.ScalarAsync<string[]>($"SELECT array_agg({column} ORDER BY fid) FROM ecotiles.subsidence");
            Assert.Equal(texts.Select(text => column == "plan_id" ? text.Trim() : text).Order(StringComparer.Ordinal), stored!.Order(StringComparer.Ordinal)); // one row for each
        }
        Assert.Equal(texts.Order(StringComparer.Ordinal), (await database.ScalarAsync<string[]>("SELECT array_agg(title) FROM ecotiles.plan"))!.Order(StringComparer.Ordinal));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
    }

    [Fact]
    public async Task A_GeoPackage_takes_hostile_names_and_values_as_they_are_and_they_are_read_back()
    {
        var layers = await WriteLayersAsync();
        using var stores = new TemporaryFolder();
        var file = stores.File("plans.gpkg");
        await RunAsync("import", _folder.Path, "--to", file, "--as-is", "--crs", "EPSG:4490");
        using var store = GeoPackageStore.Open(file);
        var inventory = store.ReadInventory(layers.ToDictionary(layer => layer.Name, layer => (IReadOnlyList<string>)[layer.Column]));
        Assert.Empty(inventory.Problems);
        Assert.Equal(layers.Length, inventory.Datasets.Count);
        foreach (var row in inventory.Datasets)
        {
            var (text, _, column) = layers.Single(layer => layer.Name == row.Key.Table);
            await foreach (var batch in store.OpenDataset(row.Key).ReadAsync(new FeatureQuery { Columns = [column] }, TestContext.Current.CancellationToken))
                Assert.Equal((1, text), (batch.Count, System.Text.Encoding.UTF8.GetString(batch.Columns[0].Text(0))));
        }
    }

    static async Task<TestDatabase> StoreAsync(PostgresProcess process)
    {
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis; CREATE TABLE guard (n int)");
        await RunAsync("migrate", "--database", database.Url);
        return database;
    }

    static async Task OnlyKnownAsync(PostgresProcess process, int afterLines)
    {
        var unknown = (await SentStatements.ShapesAsync(process, afterLines)).Where(shape => !KnownStatements.OfImports.Contains(shape)).ToList();
        Assert.True(unknown.Count == 0, string.Join("\n---\n", unknown));
    }

    static async Task RunAsync(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    /// <summary>A file, a column and a value for each text.</summary>
    async Task<(string Text, string Name, string Column)[]> WriteLayersAsync()
    {
        var layers = HostileTexts.All.Where(IsReadable).Select((text, i) => (Text: text, Name: Named("f", i, text), Column: Named("c", i, text))).ToArray();
        Assert.True(layers.Length >= 200);
        foreach (var (text, name, column) in layers)
            await WriteAsync(name, Feature(new() { [column] = text }, new { type = "Point", coordinates = Spot }));
        return layers;
    }

    Task WriteAsync(string name, params object[] features) => File.WriteAllTextAsync(
        _folder.File(name + ".geojson"), JsonSerializer.Serialize(new { type = "FeatureCollection", features }), TestContext.Current.CancellationToken);

    static object Feature(Dictionary<string, object> properties, object? geometry) => new { type = "Feature", properties, geometry };

    static Dictionary<string, object> PlanOf(string text) => new()
    {
        ["code"] = text, ["title"] = text, ["kind"] = "restoration", ["level"] = "county", ["region_code"] = "411721", ["region_name"] = "西平县",
        ["period_from"] = 2021, ["period_to"] = 2035, ["base_year"] = 2020, ["height_datum"] = "1985国家高程基准", ["status"] = "公示稿",
        ["compiler"] = text, ["map_date"] = "2026-01-01", ["secrecy"] = "公开",
    };

    /// <summary>Control characters in a value are taken for a wrong encoding, and refused (V10).</summary>
    static bool IsReadable(string text) => !text.Any(letter => letter is < ' ' and not ('\n' or '\r' or '\t') or '\u007f');

    /// <summary>A number in front keeps names apart that differ in case only, or are words of the data model.</summary>
    static string Named(string kind, int number, string text) =>
        HostileTexts.Cut(string.Create(CultureInfo.InvariantCulture, $"{kind}{number} {text.Replace('/', '\u2215')}"), 55);
}
