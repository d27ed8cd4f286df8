using System.Text.Json;

namespace EcoTiles.ServiceTests.Program;

public sealed class ConfigurationTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_mistake_is_listed_at_once_with_file_line_key_and_what_would_be_right()
    {
        await WriteAsync("""
            {
              "Server": {
                "Url": "http://127.0.0.1:1",
                "MaxConnections": "many"
              },
              "Snapshot": { "BudgetMegabytes": 5 },
              "TileCache": { "KeepFor": "90" }
            }
            """);
        var run = await ProgramRun.InAsync(_folder.Path, [], "config", "check");
        Assert.Equal(78, run.ExitCode);
        Assert.Collection(
            run.Error.Trim().Split('\n'),
            line => Assert.Matches("^appsettings.json:3: Server:Url: .*did you mean Server:Urls\\?", line),
            line => Assert.Matches("^appsettings.json:4: Server:MaxConnections: .*from 1 to 1000000", line),
            line => Assert.Matches("^appsettings.json:6: Snapshot: .*did you mean Snapshots\\?", line),
            line => Assert.Matches("^appsettings.json:7: TileCache:KeepFor: .*from 00:00:10 to 30.00:00:00", line));
    }

    [Fact]
    public async Task A_wrong_key_or_value_stops_the_start()
    {
        await WriteAsync("""{ "Loging": { "Level": "Debug" } }""");
        var run = await ProgramRun.InAsync(_folder.Path, [], "serve", "--data", _folder.Path, "--port", "0");
        Assert.Equal(78, run.ExitCode);
        Assert.Contains("appsettings.json:1: Loging", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean Logging?", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("plans.gpkg")));
    }

    [Fact]
    public async Task A_wrong_variable_is_named_as_a_variable()
    {
        var run = await ProgramRun.InAsync(
            _folder.Path, new() { ["ECOTILES__Server__Urs"] = "http://127.0.0.1:1" }, "config", "check");
        Assert.Equal(78, run.ExitCode);
        Assert.Contains("environment ECOTILES__Server__Urs", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean ECOTILES__Server__Urls?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_argument_is_a_usage_error()
    {
        var run = await ProgramRun.InAsync(_folder.Path, [], "serve", "--log-level", "Loud");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("argument --log-level", run.Error, StringComparison.Ordinal);
        Assert.Contains("one of Trace, Debug", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Server\": ", "appsettings.json:1: ")]
    [InlineData("[1]", "should be a JSON object")]
    public async Task A_file_that_is_not_JSON_is_refused(string content, string expected)
    {
        await WriteAsync(content);
        var run = await ProgramRun.InAsync(_folder.Path, [], "config", "check");
        Assert.Equal(78, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_file_that_is_named_must_be_there()
    {
        var run = await ProgramRun.InAsync(_folder.Path, [], "config", "check", "--file", "none.json");
        Assert.Equal(78, run.ExitCode);
        Assert.Contains("none.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_configuration_is_said_to_be_right()
    {
        await WriteAsync("""{ "Server": { "AllowedHosts": ["maps.example"] } }""");
        Assert.Equal(0, (await ProgramRun.InAsync(_folder.Path, [], "config", "check")).ExitCode);
    }

    [Fact]
    public async Task The_origin_of_every_value_is_shown_and_the_stronger_place_wins()
    {
        await WriteAsync("""
            {
              "Server": { "Urls": "http://0.0.0.0:7000" },
              "TileCache": { "Megabytes": 64 },
              "Snapshots": { "BudgetMegabytes": 100 }
            }
            """);
        var environment = new Dictionary<string, string>
        {
            ["PORT"] = "7001",
            ["ECOTILES__Snapshots__BudgetMegabytes"] = "200",
            ["ECOTILES__Logging__Level"] = "Debug",
        };
        var shown = await ShowAsync(environment, "--origin", "--log-level", "Error");
        Assert.Equal(("http://0.0.0.0:7001", "environment PORT"), Setting(shown, "Server:Urls"));
        Assert.Equal(("64", "appsettings.json:3"), Setting(shown, "TileCache:Megabytes"));
        Assert.Equal(
            ("200", "environment ECOTILES__Snapshots__BudgetMegabytes"), Setting(shown, "Snapshots:BudgetMegabytes"));
        Assert.Equal(("Error", "argument --log-level"), Setting(shown, "Logging:Level"));
        Assert.Equal(("1.00:00:00", "default"), Setting(shown, "TileCache:KeepFor"));
    }

    [Fact]
    public async Task Passwords_are_masked_wherever_they_are_shown()
    {
        var environment = new Dictionary<string, string>
        {
            ["DATABASE_URL"] = "postgres://eco:hush@db.example/plans",
            ["REDIS_URL"] = "redis://:hush@cache.example:6379",
        };
        var shown = await ProgramRun.InAsync(_folder.Path, environment, "config", "show", "--origin");
        Assert.Contains("postgres://eco:****@db.example/plans", shown.Output, StringComparison.Ordinal);
        Assert.Contains("redis://:****@cache.example:6379", shown.Output, StringComparison.Ordinal);
        environment["DATABASE_URL"] = "mysql://eco:hush@db.example/plans";
        var refused = await ProgramRun.InAsync(_folder.Path, environment, "config", "check", "--json");
        Assert.Equal(78, refused.ExitCode);
        Assert.DoesNotContain("hush", shown.Output + refused.Output + refused.Error, StringComparison.Ordinal);
    }

    async Task<JsonElement> ShowAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var run = await ProgramRun.InAsync(_folder.Path, environment, ["config", "show", "--json", .. arguments]);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    static (string?, string?) Setting(JsonElement shown, string key) =>
        (shown.GetProperty(key).GetProperty("value").GetString(), shown.GetProperty(key).GetProperty("origin").GetString());

    Task WriteAsync(string content) =>
        File.WriteAllTextAsync(_folder.File("appsettings.json"), content, TestContext.Current.CancellationToken);
}
