using EcoTiles.Server.Atlas;
using Spectre.Console;

namespace EcoTiles.Host.Validation;

/// <summary>The completeness of atlases for a person: a table on a terminal, one line each elsewhere.</summary>
static class AtlasTable
{
    public static void Write(IReadOnlyList<AtlasDocument> plans, TextWriter output)
    {
        foreach (var plan in plans)
        {
            output.WriteLine(Summary(plan));
            if (Console.IsOutputRedirected) WriteLines(plan, output);
            else WriteTable(plan, output);
        }
    }

    static string Summary(AtlasDocument plan)
    {
        var counts = plan.Counts;
        var verdict = plan.IsComplete ? "必备图件齐全 / every required map can be drawn" : $"缺 {counts.RequiredAndMissing} 幅必备图件 / {counts.RequiredAndMissing} required maps lack data";
        return $"{plan.Plan} {plan.Title}: {verdict}; 可绘 present {counts.Present}, 缺 missing {counts.Missing}, 过期 stale {counts.Stale}, 不需要 not required {counts.NotRequired}";
    }

    static void WriteLines(AtlasDocument plan, TextWriter output)
    {
        foreach (var (item, map) in Maps(plan))
            output.WriteLine($"{ItemOf(item),-7}  {map.State,-12}  {(map.IsRequired ? "required" : "optional")}  {map.Id}  {map.TitleZh} / {map.TitleEn}  {TextOf(map, " ")}");
    }

    static void WriteTable(AtlasDocument plan, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("附录 C", "图件 map", "必备", "状态 state", "原因和办法 reason and remedy");
        foreach (var (item, map) in Maps(plan))
        {
            table.AddRow(
                ItemOf(item), $"{Markup.Escape(map.TitleZh)}\n[grey]{Markup.Escape(map.Id)}[/]", map.IsRequired ? "是 yes" : "",
                $"[{ColourOf(map)}]{WordOf(map.State)} {map.State}[/]", Markup.Escape(TextOf(map, "\n")));
        }
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }

    static IEnumerable<(AtlasItemDocument Item, AtlasMapDocument Map)> Maps(AtlasDocument plan) =>
        plan.Items.SelectMany(item => item.Maps.Select(map => (item, map)));

    static string ItemOf(AtlasItemDocument item) => item.Item is null ? item.Part : $"{item.Part}.{item.Item}";

    static string TextOf(AtlasMapDocument map, string between)
    {
        if (map.State == "present") return "";
        var remedies = map.Import?.Select(need => $"→ {need.HintZh} / {need.HintEn}") ?? [];
        return string.Join(between, remedies.Prepend($"{map.ReasonZh} / {map.ReasonEn}"));
    }

    static string WordOf(string state) => state switch
    {
        "present" => "可绘",
        "missing" => "缺",
        "stale" => "过期",
        _ => "不需要",
    };

    static string ColourOf(AtlasMapDocument map) => map.State switch
    {
        "present" => "green",
        "missing" => map.IsRequired ? "red" : "yellow",
        "stale" => "yellow",
        _ => "grey",
    };
}
