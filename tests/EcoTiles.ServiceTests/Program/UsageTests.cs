namespace EcoTiles.ServiceTests.Program;

public sealed class UsageTests
{
    [Theory]
    [InlineData("serv", "serve")]
    [InlineData("sevre", "serve")]
    [InlineData("docter", "doctor")]
    [InlineData("confg", "config")]
    [InlineData("valdate", "validate")]
    public async Task An_unknown_word_names_the_one_that_was_meant(string typed, string meant)
    {
        var run = await ProgramRun.OfAsync(typed);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"unknown word '{typed}': did you mean '{meant}'?", run.Error, StringComparison.Ordinal);
        Assert.Contains($"未知命令“{typed}”,是否想写“{meant}”?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("serve --prot 9000", "--port")]
    [InlineData("serve --snapshot-bugdet=5", "--snapshot-budget")]
    [InlineData("sample -o x.gpkg --plna xiping", "--plan")]
    [InlineData("config show --orgin", "--origin")]
    [InlineData("doctor --jsn", "--json")]
    [InlineData("validate plan.gpkg --htm x.html", "--html")]
    public async Task An_unknown_option_names_the_one_that_was_meant(string line, string meant)
    {
        var run = await ProgramRun.OfAsync(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"did you mean '{meant}'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_like_nothing_known_is_not_guessed_at()
    {
        var run = await ProgramRun.OfAsync("xyzzy");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unknown word 'xyzzy'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("did you mean", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("config")]
    [InlineData("sample")]
    [InlineData("validate")]
    [InlineData("sample -o x.gpkg --size 5k")]
    [InlineData("sample -o x.gpkg --seed many")]
    public async Task A_line_that_lacks_something_is_a_usage_error(string line)
    {
        var run = await ProgramRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("usage and examples: ecotiles", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-h", "ecotiles ")]
    [InlineData("serve -h", "ecotiles serve")]
    [InlineData("sample --help", "ecotiles sample")]
    [InlineData("config -h", "ecotiles config")]
    [InlineData("config show -h", "ecotiles config show")]
    [InlineData("config check -h", "ecotiles config check")]
    [InlineData("doctor -h", "ecotiles doctor")]
    [InlineData("validate -h", "ecotiles validate")]
    public async Task Help_ends_with_three_examples_of_the_verb(string line, string verb)
    {
        var run = await ProgramRun.OfAsync(line.Split(' '));
        Assert.Equal(0, run.ExitCode);
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n');
        Assert.Equal(3, examples.Count(example => example.Contains(verb, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_version_names_number_and_commit()
    {
        var run = await ProgramRun.OfAsync("--version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^ecotiles \d+\.\d+\.\d+( \([0-9a-f]{10}\))?\n$", run.Output);
    }
}
