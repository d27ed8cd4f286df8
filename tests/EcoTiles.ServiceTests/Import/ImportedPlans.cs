using EcoTiles.ServiceTests.Import;
using EcoTiles.ServiceTests.Program;

[assembly: AssemblyFixture(typeof(ImportedPlans))]

namespace EcoTiles.ServiceTests.Import;

/// <summary>Sample files for imports, made once: a small plan, another telling of the same plan, and a second plan.</summary>
public sealed class ImportedPlans : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();

    public string Pingcheng => _folder.File("pingcheng.gpkg");

    /// <summary>The same plan drawn from another seed.</summary>
    public string OtherPingcheng => _folder.File("pingcheng-2.gpkg");

    /// <summary>The two tellings with few parcels, for what imports them many times.</summary>
    public IReadOnlyList<string> Thinned { get; private set; } = [];

    public string Shangdang => _folder.File("shangdang.gpkg");

    public async ValueTask InitializeAsync()
    {
        var runs = await Task.WhenAll(
            ProgramRun.OfAsync("sample", "-o", Pingcheng, "--plan", "pingcheng"),
            ProgramRun.OfAsync("sample", "-o", OtherPingcheng, "--plan", "pingcheng", "--seed", "7"),
            ProgramRun.OfAsync("sample", "-o", Shangdang, "--plan", "shangdang"));
        if (runs.FirstOrDefault(run => run.ExitCode != 0) is { } failed) throw new InvalidOperationException(failed.Error);
        Thinned = [Thin(Pingcheng), Thin(OtherPingcheng)];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    static string Thin(string file)
    {
        var thinned = Path.ChangeExtension(file, "thinned.gpkg");
        File.Copy(file, thinned);
        SampleEdits.Run(thinned, "DELETE FROM landuse WHERE fid % 20; DELETE FROM evaluation WHERE fid % 20; VACUUM");
        return thinned;
    }
}
