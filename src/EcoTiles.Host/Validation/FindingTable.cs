using System.Globalization;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Validation;
using Spectre.Console;

namespace EcoTiles.Host.Validation;

/// <summary>Findings for a person: a table on a terminal, one line each elsewhere.</summary>
static class FindingTable
{
    /// <summary>More than this is not read in a terminal; the other reports have all of them.</summary>
    const int MostLines = 500;

    public static void Write(StoreReport report, TextWriter output)
    {
        foreach (var plan in report.Plans)
        {
            output.WriteLine(Summary(plan));
            if (Console.IsOutputRedirected) WriteLines(plan, output);
            else WriteTable(plan, output);
            var left = plan.Findings.Total - Math.Min(MostLines, plan.Findings.Kept.Count);
            if (left > 0) output.WriteLine($"… 另有 {left} 项,见 --json 或 --html / {left} more, see --json or --html");
        }
    }

    static string Summary(PlanReport plan) => plan.Findings.Total == 0
        ? $"{plan.Code} {plan.Title}: 未发现问题 / nothing found"
        : $"{plan.Code} {plan.Title}: {plan.Findings.Errors} 项错误,{plan.Findings.Warnings} 项警告"
            + $" / {plan.Findings.Errors} errors, {plan.Findings.Warnings} warnings";

    static void WriteLines(PlanReport plan, TextWriter output)
    {
        foreach (var finding in plan.Findings.Kept.Take(MostLines))
        {
            output.WriteLine(
                $"{finding.Code}  {LevelOf(finding),-7}  {finding.Table}/{finding.FeatureId ?? "-"}  {PlaceOf(finding)}  "
                + $"{finding.MessageZh} / {finding.MessageEn}");
        }
    }

    static void WriteTable(PlanReport plan, TextWriter output)
    {
        if (plan.Findings.Total == 0) return;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "表 table", "位置 place", "发现 finding");
        foreach (var finding in plan.Findings.Kept.Take(MostLines))
        {
            var colour = finding.Level == FindingLevel.Error ? "red" : "yellow";
            table.AddRow(
                $"[{colour}]{finding.Code}[/]", Markup.Escape(finding.Table), Markup.Escape(PlaceOf(finding)),
                $"{Markup.Escape(finding.MessageZh)}\n[grey]{Markup.Escape(finding.MessageEn)}[/]");
        }
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }

    static string LevelOf(Finding finding) => finding.Level == FindingLevel.Error ? "error" : "warning";

    static string PlaceOf(Finding finding) => finding is { Longitude: { } longitude, Latitude: { } latitude }
        ? string.Create(CultureInfo.InvariantCulture, $"{longitude:0.00000},{latitude:0.00000}")
        : "-";
}
