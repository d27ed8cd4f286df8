using System.Net;
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
        var file = Path.Combine(styles, "maps", "outcome-zones.json");
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

    [Theory]
    [InlineData(".png", "image/png")]
    [InlineData("@2x.png8", "image/png")]
    [InlineData(".webp", "image/webp")]
    [InlineData(".jpg", "image/jpeg")]
    public async Task Pictures_are_what_they_are_asked_for_as_and_known_again(string form, string type)
    {
        await using var service = await HttpService.StartAsync(_folder.Path, store.File);
        using var answer = await service.GetAsync(Tile.Replace(".png", form, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        using var again = await service.GetAsync(Tile.Replace(".png", form, StringComparison.Ordinal), ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
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
