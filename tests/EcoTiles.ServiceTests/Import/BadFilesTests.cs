using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Import.Placing;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Files as planners send them when something went wrong: each is refused with its place, and the store stays as it was.</summary>
public sealed class BadFilesTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_is_refused_with_its_place_and_changes_nothing(bool isFile)
    {
        var (store, now) = isFile ? OfFile() : OfDatabase(await server.CreateDatabaseAsync());
        await ImportAsync(0, plans.Pingcheng, store);
        var before = await now();

        await RefusedAsync(await ZonesAsync("swapped", (x, y) => (y, x)), ["V03"], "40.");
        await RefusedAsync(await ZonesAsync("swapped-west", (x, y) => (y, x - 33)), ["V03"], "EPSG:4490"); // a place there is, though not in China
        await RefusedAsync(await ZonesAsync("prefixed", (x, y) => (x + 38_000_000, y), "EPSG:4547"), ["V03"], "38");
        await RefusedAsync(await ZonesAsync("unprefixed", (x, y) => (x - 38_000_000, y), "EPSG:4526"), ["V03"], "EPSG:4526");
        var shifted = await ZonesAsync("shifted", (x, y) =>
        {
            var (east, north) = Gcj02.Shift(x, y);
            return (x + east, y + north);
        });
        await RefusedAsync(shifted, ["V04", "V20"], "GCJ-02");
        await RefusedAsync(await WithoutShapeAsync("shapeless"), ["V05", "V20"], "no shape");

        var mojibake = await ShapefileAsync("mojibake");
        await File.WriteAllTextAsync(mojibake.Replace(".shp", ".cpg", StringComparison.Ordinal), "UTF-8", TestContext.Current.CancellationToken);
        await RefusedAsync(mojibake, ["V10"], "encoding");
        var placeless = await ShapefileAsync("placeless");
        File.Delete(placeless.Replace(".shp", ".prj", StringComparison.Ordinal));
        await RefusedAsync(placeless, ["V01"], ".prj");

        foreach (var whole in new[] { await ShapefileAsync("cut"), await ZonesAsync("cut2", (x, y) => (x, y)), Copied("cut3.gpkg") })
        {
            await using (var file = File.OpenWrite(whole)) file.SetLength(file.Length / 2);
            await RefusedAsync(whole, [], Path.GetFileName(whole));
        }
        ZipFile.CreateFromDirectory(_folder.File("cut"), _folder.File("cut.zip"));
        await RefusedAsync(_folder.File("cut.zip"), [], "cut.zip");
        await RefusedAsync(Bomb("bomb.zip"), [], "bomb.zip");
        if (isFile) Assert.Equal([store], Directory.GetFileSystemEntries(Path.GetDirectoryName(store)!)); // in a folder of its own

        async Task RefusedAsync(string path, string[] codes, string words)
        {
            var run = await ProgramRun.OfAsync("import", path, "--to", store, "--json", "--layer", "zone=zone");
            Assert.True(run.ExitCode == 65, $"{path}: {run.ExitCode}\n{run.Error}\n{run.Output}");
            Assert.Contains(words, run.Output + run.Error, StringComparison.Ordinal);
            var found = run.Output.Length == 0 ? [] : JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
                .Select(finding => finding.GetProperty("code").GetString()).ToHashSet();
            Assert.All(codes, code => Assert.Contains(code, found));
            Assert.Equal(before, await now());
        }
    }

    [Fact]
    public async Task The_same_files_are_taken_when_nothing_is_wrong_with_them()
    {
        var database = await server.CreateDatabaseAsync();
        await ImportAsync(0, plans.Pingcheng, database.Url);
        await ImportAsync(0, await ZonesAsync("whole", (x, y) => (x, y)), database.Url);
        await ImportAsync(0, await ZonesAsync("projected", (x, y) => (x, y), "EPSG:4547"), database.Url);
        await ImportAsync(0, Path.GetDirectoryName(await ShapefileAsync("shapes"))!, database.Url); // has one
        ZipFile.CreateFromDirectory(_folder.File("shapes"), _folder.File("shapes.zip"));
        await ImportAsync(0, _folder.File("shapes.zip"), database.Url);
        Assert.True(await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.zone") > 1);
    }

    /// <summary>The zones of a plan as GeoJSON, every place moved.</summary>
    async Task<string> ZonesAsync(string folder, Func<double, double, (double X, double Y)> move, string crs = "EPSG:4490")
    {
        var file = Path.Combine(Directory.CreateDirectory(_folder.File(folder)).FullName, "zone.geojson");
        await GdalFile.RunAsync(
            "-f", "GeoJSON", file, plans.Pingcheng, "zone", "-t_srs", crs, "-lco", "COORDINATE_PRECISION=10", "-lco", "ID_FIELD=fid");
        var collection = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!; // just written
        collection["crs"] = JsonNode.Parse($$$"""{"type":"name","properties":{"name":"{{{crs}}}"}}""");
        foreach (var feature in collection["features"]!.AsArray()) Move(feature!["geometry"]!["coordinates"]!.AsArray());
        await File.WriteAllTextAsync(file, collection.ToJsonString(), TestContext.Current.CancellationToken);
        return file;

        void Move(JsonArray places)
        {
            if (places[0] is JsonArray)
            {
                foreach (var inner in places) Move(inner!.AsArray());
                return;
            }
            var (x, y) = move(places[0]!.GetValue<double>(), places[1]!.GetValue<double>());
            (places[0], places[1]) = (x, y);
        }
    }

    /// <summary>The zones with one that nobody has drawn.</summary>
    async Task<string> WithoutShapeAsync(string folder)
    {
        var file = await ZonesAsync(folder, (x, y) => (x, y));
        var collection = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!; // just written
        collection["features"]![0]!["geometry"] = null;
        await File.WriteAllTextAsync(file, collection.ToJsonString(), TestContext.Current.CancellationToken);
        return file;
    }

    async Task<string> ShapefileAsync(string folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(_folder.File(folder)).FullName, "zone.shp");
        await GdalFile.RunAsync("-f", "ESRI Shapefile", file, plans.Pingcheng, "zone", "-lco", "ENCODING=GB18030");
        return file;
    }

    string Copied(string name)
    {
        File.Copy(plans.Pingcheng, _folder.File(name));
        return _folder.File(name);
    }

    string Bomb(string name)
    {
        using var zip = ZipFile.Open(_folder.File(name), ZipArchiveMode.Create);
        using var entry = zip.CreateEntry("zone.geojson", CompressionLevel.SmallestSize).Open();
        var blanks = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
        for (var i = 0; i < 64; i++) entry.Write(blanks);
        return _folder.File(name);
    }

    /// <summary>A GeoPackage to import into, and what every row and raster in it amounts to.</summary>
    (string Store, Func<Task<string>> Now) OfFile()
    {
        var file = Path.Combine(Directory.CreateDirectory(_folder.File("store")).FullName, "plans.gpkg");
        return (file, () => Task.FromResult(string.Join('\n', PlanContents.OfFile(file))));
    }

    static (string Store, Func<Task<string>> Now) OfDatabase(TestDatabase database) =>
        (database.Url, () => PlanContents.OfDatabaseAsync(database));

    static async Task ImportAsync(int exitCode, string source, string store)
    {
        var run = await ProgramRun.OfAsync("import", source, "--to", store);
        Assert.True(run.ExitCode == exitCode, $"{source}: {run.ExitCode}\n{run.Error}");
    }
}
