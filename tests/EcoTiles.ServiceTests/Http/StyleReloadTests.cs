using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Styles that are edited while the service runs.</summary>
public sealed class StyleReloadTests(SampleStore store) : IDisposable
{
    const string Tile = "/tiles/xiping/outcome/zones/9/417/205.png";

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_sound_edit_shows_and_a_wrong_one_does_not()
    {
        var styles = Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await using var service = await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
        var before = await service.BytesAsync(Tile);
        var file = Path.Combine(styles, "shared", "zones.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, text.Replace("#7F8C8D", "#FF0000", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var edited = await UntilOtherAsync(service, before);

        await File.WriteAllTextAsync(file, text.Replace("line-color", "line-colour", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken); // two looks at the folder
        Assert.Equal(edited, await service.BytesAsync(Tile));

        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal(before, await UntilOtherAsync(service, edited));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_an_edited_style_is_told_with_its_place_and_the_old_one_stays()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var styles = Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await using var service = await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
        var before = await service.BytesAsync(Tile);
        var file = Path.Combine(styles, "maps", "outcome-zones.json");
        foreach (var (style, place, mend) in WrongStyles())
        {
            await File.WriteAllTextAsync(file, style, cancelled);
            var told = await UntilToldAsync(service, problem =>
                problem.Layer.StartsWith($"maps/outcome-zones.json: {place}", StringComparison.Ordinal) && problem.En.Contains(mend, StringComparison.Ordinal));
            Assert.Contains(told.Zh, letter => letter >= '\u4E00');
            Assert.Equal(before, await service.BytesAsync(Tile));
        }
        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "styles", "maps", "outcome-zones.json"), cancelled), cancelled);
        while ((await ProblemsAsync(service)).Any(problem => problem.Layer.Contains("outcome-zones", StringComparison.Ordinal))) await Task.Delay(100, cancelled);
    }

    static IEnumerable<(string Style, string Place, string Mend)> WrongStyles()
    {
        static string With(string layer) =>
            $$"""{ "version": 8, "sources": { "plan": { "type": "vector", "url": "ecotiles://plan" } }, "layers": [{ "id": "a", "source": "plan", "source-layer": "zone", {{layer}} }] }""";
        yield return (With(""" "type": "fill", "paint": { "fill-colour": "#fff" } """), "layers[0].paint.fill-colour", "fill-color");
        yield return (With(""" "type": "fill", "paint": { "fill-opacity": "much" } """), "layers[0].paint.fill-opacity", "number");
        yield return (With(""" "type": "fill", "paint": { "fill-pattern": "hatch-watr" } """), "layers[0].paint.fill-pattern", "hatch-water");
        yield return (With(""" "type": "symbol", "layout": { "text-field": "a", "text-font": ["No Such Font"] } """), "layers[0].layout.text-font", "No Such Font");
        yield return (With(""" "type": "fill", "paint": { "fill-color": ["get", "functon"] } """), "layers[\"a\"].paint.fill-color", "function");
        yield return (With(""" "type": "fill", "filter": ["==", "levl", "1"] """), "layers[\"a\"].filter", "level");
        yield return (With(""" "type": "fill", "paint": { "fill-opacity": ["let", "x", ["var", "x"], ["var", "x"]] } """), "layers[0].paint.fill-opacity", "x");
        var one = """{ "id": "N", "type": "background" }""";
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(i => one.Replace("N", $"n{i}", StringComparison.Ordinal)));
        yield return ($$"""{ "version": 8, "sources": {}, "layers": [{{many}}] }""", "layers", "1000");
        yield return (With($""" "type": "fill", "metadata": "{new string('x', 20 << 20)}" """), "$", "20 MB");
    }

    static async Task<(string Layer, string Zh, string En)> UntilToldAsync(HttpService service, Func<(string Layer, string Zh, string En), bool> isIt)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var known = await ProblemsAsync(service);
            if (known.Any(isIt)) return known.First(isIt);
            if (patience.IsCancellationRequested) Assert.Fail($"told was: {string.Join(" / ", known)}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    static async Task<List<(string Layer, string Zh, string En)>> ProblemsAsync(HttpService service)
    {
        var ready = await service.JsonAsync("/readyz");
        return !ready.TryGetProperty("problems", out var problems) ? [] :
        [
            .. problems.EnumerateArray().Select(problem => (
                problem.GetProperty("layer").GetString()!, problem.GetProperty("messageZh").GetString()!, problem.GetProperty("messageEn").GetString()!)), // each has all
        ];
    }

    [Fact]
    public async Task A_wrong_style_stops_the_start_with_file_and_place()
    {
        var styles = Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await File.WriteAllTextAsync(
            Path.Combine(styles, "maps", "base-soil.json"),
            """{ "version": 8, "sources": {}, "layers": [{ "id": "a", "type": "background", "paint": { "background-colour": "#fff" } }] }""",
            TestContext.Current.CancellationToken);
        var run = await ProgramRun.OfAsync("serve", store.File, "--port", "0", "--styles", styles);
        Assert.Equal(78, run.ExitCode);
        Assert.Contains("maps/base-soil.json: layers[0].paint.background-colour", run.Error, StringComparison.Ordinal);
        Assert.Contains("background-color", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    static async Task<byte[]> UntilOtherAsync(HttpService service, byte[] known)
    {
        while (true)
        {
            var tile = await service.BytesAsync(Tile);
            if (!tile.AsSpan().SequenceEqual(known)) return tile;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    internal static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return to;
    }
}
