using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace EcoTiles.ServiceTests.Program;

public sealed class DoctorTests(SampleStore sample) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_without_plans_is_healthy_and_is_told_how_to_get_some()
    {
        var run = await DoctorAsync([], "--json");
        Assert.Equal(0, run.ExitCode);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(report.GetProperty("healthy").GetBoolean());
        var store = report.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("check").GetString() == "store");
        Assert.Equal("Notice", store.GetProperty("state").GetString());
        Assert.Contains("ecotiles serve", store.GetProperty("remedyEn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_plans_are_listed_layer_by_layer_and_are_all_well()
    {
        var run = await DoctorAsync([], sample.File);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"ok +store +.*1 plans, \d+ layers, \d+ features", run.Output);
        Assert.Contains("xiping/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rasters_of_plans_are_read_and_settings_that_lead_nowhere_are_named()
    {
        var well = await DoctorAsync([], sample.File);
        Assert.Matches(@"ok +raster +.*xiping dem #xiping_dem: can be read", well.Output);
        Assert.Matches(@"ok +raster +.*xiping image #xiping_image: can be read", well.Output);

        var ill = await DoctorAsync(
            new()
            {
                ["ECOTILES__Rasters__Folder"] = _folder.File("nowhere"),
                ["ECOTILES__Rasters__Sources"] = "away=http://127.0.0.1:9/{z}/{x}/{y}.png",
                ["ECOTILES__Rasters__Retries"] = "0",
            },
            sample.File);
        Assert.Equal(69, ill.ExitCode);
        Assert.Matches("MISSING +rasters +.*nowhere", ill.Output);
        Assert.Matches("MISSING +raster +.*away cannot be reached", ill.Output);

        var keyless = await DoctorAsync(new() { ["ECOTILES__Rasters__Sources"] = "img=tianditu:img_w" }, sample.File);
        Assert.Equal(78, keyless.ExitCode); // the configuration itself is wrong
        Assert.Contains("Rasters:TiandituKey", keyless.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libharfbuzz.so.0", "harfbuzz", "libharfbuzz0b")]
    [InlineData("libturbojpeg.so.0", "jpeg", "libturbojpeg0")]
    [InlineData("libwebp.so.7", "webp", "libwebp7")]
    public async Task A_library_that_cannot_be_loaded_is_named_with_the_package_that_brings_it(string library, string check, string package)
    {
        // The loader finds this empty file first, and gives up.
        await File.WriteAllBytesAsync(_folder.File(library), [], TestContext.Current.CancellationToken);
        var run = await DoctorAsync(new() { ["LD_LIBRARY_PATH"] = _folder.Path });
        Assert.Equal(69, run.ExitCode);
        var missing = Assert.Single(run.Output.Split('\n'), line => line.StartsWith("MISSING", StringComparison.Ordinal));
        Assert.Matches($"MISSING +{check} .*请安装 Debian 软件包 {package}.*apt-get install {package}", missing);
    }

    [Fact]
    public async Task A_file_that_is_no_GeoPackage_is_bad_data()
    {
        var file = _folder.File("letter.gpkg");
        await File.WriteAllTextAsync(file, "Dear reader, this is not a map.", TestContext.Current.CancellationToken);
        var run = await DoctorAsync([], file);
        Assert.Equal(65, run.ExitCode);
        Assert.Contains("ogr2ogr", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_missing()
    {
        var run = await DoctorAsync([], "none.gpkg");
        Assert.Equal(69, run.ExitCode);
        Assert.Contains("MISSING  store", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_style_files_is_missing_them()
    {
        var run = await DoctorAsync([], "--styles", _folder.Path);
        Assert.Equal(69, run.ExitCode);
        Assert.Contains("maps.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_is_named_without_its_password()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var run = await DoctorAsync(new() { ["REDIS_URL"] = $"redis://:hush@127.0.0.1:{port}" });
        Assert.Equal(69, run.ExitCode);
        Assert.Contains($"127.0.0.1:{port} does not answer", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.Output, StringComparison.Ordinal);
    }

    Task<ProgramRun> DoctorAsync(Dictionary<string, string> environment, params string[] arguments) =>
        ProgramRun.InAsync(_folder.Path, environment, ["doctor", "--port", "0", "--data", _folder.Path, .. arguments]);
}
