using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

[assembly: AssemblyFixture(typeof(SampleService))]

namespace EcoTiles.ServiceTests.Http;

/// <summary>The sample plan, served once for all tests that only ask.</summary>
public sealed class SampleService : IAsyncLifetime
{
    /// <summary>A tile of the plan's layout map with features of many layers.</summary>
    public const string Tile = "/tiles/xiping/outcome/layout/11/1672/822";

    readonly TemporaryFolder _folder = new();
    HttpService? _service;

    internal HttpService Service => _service ?? throw new InvalidOperationException("asked before the start");

    public async ValueTask InitializeAsync() => _service = await HttpService.StartAsync(_folder.Path, await SampleStore.FileAsync());

    public async ValueTask DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        _folder.Dispose();
    }
}
