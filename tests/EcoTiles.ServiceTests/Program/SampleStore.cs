using EcoTiles.ServiceTests.Program;

[assembly: AssemblyFixture(typeof(SampleStore))]

namespace EcoTiles.ServiceTests.Program;

/// <summary>One sample plan, made once by the program and served by every test that needs a store.</summary>
public sealed class SampleStore : IAsyncLifetime
{
    static readonly TemporaryFolder Folder = new();
    static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public string File { get; private set; } = "";

    /// <summary>For what cannot wait until fixtures are there: other fixtures.</summary>
    internal static Task<string> FileAsync() => Made.Value;

    public async ValueTask InitializeAsync() => File = await FileAsync();

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return default;
    }

    static async Task<string> MakeAsync()
    {
        var file = Folder.File("xiping.gpkg");
        var run = await ProgramRun.OfAsync("sample", "-o", file, "--plan", "xiping");
        if (run.ExitCode != 0) throw new InvalidOperationException($"the sample plan could not be made:\n{run.Error}");
        return file;
    }
}
