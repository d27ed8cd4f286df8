using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

public sealed class BadDataTests(SampleStore sample) : IDisposable
{
    const string World = "/tiles/mixed/field/0/0/0.mvt";
    const double StandsForNaN = 0.123456789;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Good_shapes_are_served_beside_a_bad_one_of_each_kind_and_the_bad_are_counted()
    {
        var file = await MixedFileAsync();
        await using var service = await HttpService.StartAsync(_folder.Path, file);
        var features = await service.FeaturesAsync(World);
        Assert.Equal(new ulong[] { 1, 6, 7 }, features.Select(feature => feature.Id).Order());

        var report = await service.JsonAsync("readyz");
        var dataset = Assert.Single(report.GetProperty("datasets").EnumerateArray());
        Assert.Equal((3, 4), (dataset.GetProperty("features").GetInt32(), dataset.GetProperty("badFeatures").GetInt32()));
        var problems = report.GetProperty("problems").EnumerateArray()
            .Select(problem => (problem.GetProperty("code").GetString(), problem.GetProperty("count").GetInt32()));
        Assert.Equal(
            [("empty-geometry", 1), ("not-a-number", 1), ("self-intersection", 1), ("wrong-geometry-type", 1)], problems.Order());
    }

    [Fact]
    public async Task The_bounds_of_a_map_are_those_of_what_is_served()
    {
        var file = _folder.File("mixed.gpkg");
        await GdalFile.AddLayerAsync(file, "field", "POLYGON", "EPSG:4490", Square(100, 30), "POLYGON((120 40,124 41,124 40,120 41,120 40))", Square(102, 31));
        await using var service = await HttpService.StartAsync(_folder.Path, file);
        var bounds = (await service.JsonAsync("/tiles/mixed/field.json")).GetProperty("bounds").EnumerateArray().Select(side => Math.Round(side.GetDouble(), 6));
        Assert.Equal([100, 30, 103, 32], bounds);
    }

    [Fact]
    public async Task Doctor_counts_the_bad_shapes_by_reason()
    {
        var run = await ProgramRun.InAsync(
            _folder.Path, [], "doctor", "--json", "--port", "0", "--data", _folder.Path, await MixedFileAsync());
        Assert.Equal(65, run.ExitCode);
        var layer = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("check").GetString() == "layer").GetProperty("en").GetString();
        Assert.Contains("4 of them", layer, StringComparison.Ordinal);
        foreach (var reason in new[] { "empty-geometry", "not-a-number", "self-intersection", "wrong-geometry-type" })
            Assert.Contains($"1 x {reason}", layer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Layers_of_curves_or_of_a_foreign_system_are_refused_by_name_and_the_rest_is_served()
    {
        var file = _folder.File("partly.gpkg");
        await GdalFile.AddLayerAsync(file, "meadow", "POLYGON", "EPSG:4490", Square(113, 40));
        await GdalFile.AddLayerAsync(file, "dial", "CURVEPOLYGON", "EPSG:4490", "CURVEPOLYGON(CIRCULARSTRING(113 40,114 41,113 42,112 41,113 40))");
        await GdalFile.AddLayerAsync(file, "island", "POLYGON", "EPSG:27700", Square(400000, 400000));
        await using var service = await HttpService.StartAsync(_folder.Path, file);
        Assert.Single(await service.FeaturesAsync("/tiles/partly/meadow/0/0/0.mvt"));
        var problems = (await service.JsonAsync("readyz")).GetProperty("problems").EnumerateArray()
            .Select(problem => (problem.GetProperty("layer").GetString(), problem.GetProperty("code").GetString()));
        Assert.Equal([("dial", "curved-geometry"), ("island", "unsupported-crs")], problems.Order());
        foreach (var refused in new[] { "dial", "island" })
        {
            using var answer = await service.GetAsync($"/tiles/partly/{refused}/0/0/0.mvt");
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("short", "不完整", "cut short")]
    [InlineData("letter", "不是 GeoPackage", "is not a GeoPackage")]
    [InlineData("empty", "空文件", "is empty")]
    [InlineData("scrambled", "", "")]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_reason_in_two_languages(string kind, string chinese, string english)
    {
        var file = _folder.File($"{kind}.gpkg");
        var whole = await File.ReadAllBytesAsync(sample.File, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, kind switch
        {
            "short" => whole[..(whole.Length / 2)],
            "letter" => Encoding.UTF8.GetBytes("Dear reader, this is not a map."),
            "empty" => [],
            _ => [.. whole.Select((value, i) => i < 100 ? value : (byte)(value ^ 0x5A))], // the head alone is right
        }, TestContext.Current.CancellationToken);
        var run = await ProgramRun.InAsync(_folder.Path, [], "serve", file, "--port", "0");
        Assert.Equal(65, run.ExitCode);
        var lines = run.Error.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains(chinese, lines[0], StringComparison.Ordinal);
        Assert.Contains(english, lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Contains($"{kind}.gpkg", line, StringComparison.Ordinal));
    }

    /// <summary>Three good shapes, the first and two of the last, and between them a bad one of each kind.</summary>
    async Task<string> MixedFileAsync()
    {
        var file = _folder.File("mixed.gpkg");
        await GdalFile.AddLayerAsync(
            file, "field", "POLYGON", "EPSG:4490",
            Square(100, 30),
            "POLYGON((103 30,104 31,104 30,103 31,103 30))", // a bow-tie
            FormattableString.Invariant($"POLYGON((106 {StandsForNaN},107 30,107 31,106 31,106 {StandsForNaN}))"),
            "POLYGON EMPTY",
            "LINESTRING(109 30,110 31)",
            Square(112, 30),
            Square(115, 30));
        await ReplaceNumberAsync(file, StandsForNaN, double.NaN);
        return file;
    }

    static string Square(int x, int y) => $"POLYGON(({x} {y},{x + 1} {y},{x + 1} {y + 1},{x} {y + 1},{x} {y}))";

    /// <summary>GDAL writes no NaN, so it is put in where another number stands.</summary>
    static async Task ReplaceNumberAsync(string file, double number, double replacement)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var pattern = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(pattern, number);
        var replaced = 0;
        for (var at = bytes.AsSpan().IndexOf(pattern); at >= 0; at = bytes.AsSpan().IndexOf(pattern))
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), replacement);
            replaced++;
        }
        Assert.True(replaced >= 2);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }
}
