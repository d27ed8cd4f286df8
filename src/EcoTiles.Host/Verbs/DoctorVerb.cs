using System.CommandLine;
using EcoTiles.Host.Doctor;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles doctor</c>: looks at everything a start needs and says how to mend what is not well.</summary>
static class DoctorVerb
{
    public static Command Create()
    {
        var verb = new Command("doctor", "检查运行环境与数据 / Check this machine, the configuration and the data");
        var settings = new SettingArguments(verb, new Argument<string[]>("STORE")
        {
            Description = "GeoPackage files or postgres:// addresses to look into (default: those that serve would open)",
            Arity = ArgumentArity.ZeroOrMore,
        });
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        verb.Add(json);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in Examination.RunAsync(settings.LoadOrRefuse(parsed).ToOptions(), cancellationToken))
            {
                findings.Add(finding);
            }
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) WriteJson(findings, output);
            else foreach (var finding in findings) Write(finding, output);
            return ExitCodeOf(findings);
        });
        return verb.WithExamples(
            ("look at this machine and the plans that serve would open", "ecotiles doctor"),
            ("look into a file before it is served", "ecotiles doctor plan.gpkg"),
            ("the same for a program to read", "ecotiles doctor plan.gpkg --json"));
    }

    public static int ExitCodeOf(IReadOnlyList<Finding> findings) =>
        findings.Select(finding => finding.State).DefaultIfEmpty().Max() switch
        {
            FindingState.Missing => ExitCode.Unavailable,
            FindingState.BadData => ExitCode.BadData,
            _ => ExitCode.Ok,
        };

    static void Write(Finding finding, TextWriter output)
    {
        var mark = finding.State switch
        {
            FindingState.Ok => "ok     ",
            FindingState.Notice => "notice ",
            FindingState.BadData => "data   ",
            _ => "MISSING",
        };
        var found = finding.Found.Zh == finding.Found.En ? finding.Found.En : finding.Found.ToString();
        output.WriteLine($"{mark}  {finding.Check,-8}  {found}");
        if (finding.Remedy is { } remedy) output.WriteLine($"{"",19}-> {remedy}");
    }

    static void WriteJson(IReadOnlyList<Finding> findings, TextWriter output) => JsonOutput.Write(output, new
    {
        healthy = ExitCodeOf(findings) == ExitCode.Ok,
        findings = findings.Select(finding => new
        {
            check = finding.Check,
            state = finding.State.ToString(),
            zh = finding.Found.Zh,
            en = finding.Found.En,
            remedyZh = finding.Remedy?.Zh,
            remedyEn = finding.Remedy?.En,
        }),
    });
}
