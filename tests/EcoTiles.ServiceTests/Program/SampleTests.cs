using System.Text.Json;

namespace EcoTiles.ServiceTests.Program;

public sealed class SampleTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_path_of_the_file_is_all_that_goes_to_stdout()
    {
        var file = _folder.File("plans.gpkg");
        var run = await ProgramRun.OfAsync("sample", "-o", file, "--plan", "xiping");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(file + "\n", run.Output);
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_forced()
    {
        var file = _folder.File("plans.gpkg");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var refused = await ProgramRun.OfAsync("sample", "-o", file);
        Assert.Equal(73, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        var forced = await ProgramRun.OfAsync("sample", "-o", file, "--plan", "xiping", "--force", "--json");
        Assert.Equal(0, forced.ExitCode);
        Assert.Equal(file, JsonDocument.Parse(forced.Output).RootElement.GetProperty("path").GetString());
        Assert.True(new FileInfo(file).Length > 4);
    }

    [Theory]
    [InlineData("--plan xipin", "did you mean 'xiping'?")]
    [InlineData("--plan xiping --size 10k", "do not go together")]
    public async Task Plans_that_cannot_be_made_are_refused(string arguments, string reason)
    {
        var run = await ProgramRun.OfAsync(["sample", "-o", _folder.File("plans.gpkg"), .. arguments.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/plans.gpkg")]
    [InlineData("/no/such/folder/plans.gpkg")]
    [InlineData("/tmp")]
    public async Task A_place_that_cannot_be_written_is_refused(string path)
    {
        var run = await ProgramRun.OfAsync("sample", "-o", path);
        Assert.Equal(73, run.ExitCode);
        Assert.Contains(path.Replace("/plans.gpkg", "", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
