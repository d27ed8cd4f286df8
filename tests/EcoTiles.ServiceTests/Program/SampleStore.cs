using EcoTiles.ServiceTests.Program;

[assembly: AssemblyFixture(typeof(SampleStore))]

namespace EcoTiles.ServiceTests.Program;

/// <summary>One sample plan, made once by the program and served by every test that needs a store.</summary>
public sealed class SampleStore : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();

    public string File => _folder.File("xiping.gpkg");

    public async ValueTask InitializeAsync()
    {
        var run = await ProgramRun.OfAsync("sample", "-o", File, "--plan", "xiping");
        if (run.ExitCode != 0) throw new InvalidOperationException($"the sample plan could not be made:\n{run.Error}");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }
}
