using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

[assembly: AssemblyFixture(typeof(AllPlans))]

namespace EcoTiles.ServiceTests.Http;

/// <summary>The five sample plans, made and served when a test first asks for them.</summary>
public sealed class AllPlans : IAsyncDisposable
{
    public static readonly string[] Plans = ["xiping", "pingcheng", "yanggao", "shangdang", "xinjiang"];

    readonly TemporaryFolder _folder = new();
    readonly Lazy<Task<string>> _file;
    readonly Lazy<Task<HttpService>> _service;

    public AllPlans() => (_file, _service) = (new Lazy<Task<string>>(MakeAsync), new Lazy<Task<HttpService>>(StartAsync));

    public static TheoryData<string> Each => [.. Plans];

    /// <summary>The GeoPackage with all of them.</summary>
    internal Task<string> FileAsync() => _file.Value;

    internal Task<HttpService> ServiceAsync() => _service.Value;

    public async ValueTask DisposeAsync()
    {
        if (_service.IsValueCreated) await (await _service.Value).DisposeAsync();
        _folder.Dispose();
    }

    async Task<HttpService> StartAsync() => await HttpService.StartAsync(_folder.Path, await FileAsync());

    async Task<string> MakeAsync()
    {
        var file = _folder.File("plans.gpkg");
        var run = await ProgramRun.OfAsync("sample", "-o", file);
        if (run.ExitCode != 0) throw new InvalidOperationException($"the sample plans could not be made:\n{run.Error}");
        return file;
    }
}
