using System.Globalization;
using System.Net;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Projects;
using EcoTiles.Import.Model;
using EcoTiles.Import.Validation;

namespace EcoTiles.Import.Reports;

/// <summary>Findings as one page that needs nothing else: a summary, the rules broken, and a map picture of each place.</summary>
public static class FindingPage
{
    /// <summary>Findings of a page that get a card with a picture; the others stand in a table.</summary>
    public const int MostPictures = 200;

    /// <summary>Rows of that table; a page with more is opened by no browser gladly.</summary>
    public const int MostRows = 5000;

    const string PictureKey =
        "<p class=\"key\"><i class=\"spot\"></i>问题部位 what is wrong<i class=\"own\"></i>所涉要素 the feature<i class=\"other\"></i>相关要素 another one"
        + "<i class=\"unit\"></i>乡镇（县）界 units<i class=\"area\"></i>规划范围 plan area</p>";

    public static void Write(StoreReport report, TextWriter output)
    {
        output.WriteLine("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        output.WriteLine($"<title>规划数据检查报告 {Text(report.Store)}</title><style>{PageStyle.Css}</style></head><body>");
        output.WriteLine($"<header><h1>规划数据检查报告<small>Findings in the plan data</small></h1><p>{Text(report.Store)}</p></header><main>");
        WriteSummary(report, output);
        var picturesLeft = MostPictures;
        for (var i = 0; i < report.Plans.Count; i++)
            picturesLeft -= WritePlan(report.Plans[i], $"inset{i}", picturesLeft, output);
        output.WriteLine("</main></body></html>");
    }

    static void WriteSummary(StoreReport report, TextWriter output)
    {
        var verdict = report.Errors > 0
            ? ("bad", $"发现 {report.Errors} 项错误，须改正后方可入库发布", $"{report.Errors} errors: to be mended before the data may be published")
            : report.Warnings > 0
                ? ("fair", $"未发现错误，有 {report.Warnings} 项警告待核对", $"no error, {report.Warnings} warnings to look at")
                : ("good", "未发现问题", "nothing found");
        output.WriteLine($"<section class=\"verdict {verdict.Item1}\"><b>{verdict.Item2}</b><span>{verdict.Item3}</span></section>");
        output.WriteLine("<table class=\"summary\"><thead><tr><th>规划<small>Plan</small></th><th>错误<small>Errors</small></th><th>警告<small>Warnings</small></th></tr></thead><tbody>");
        foreach (var plan in report.Plans)
        {
            output.WriteLine(
                $"<tr><td><a href=\"#{Text(plan.Code)}\">{Text(plan.Title)}</a></td>"
                + $"<td class=\"number {(plan.Findings.Errors > 0 ? "bad" : "")}\">{plan.Findings.Errors}</td>"
                + $"<td class=\"number\">{plan.Findings.Warnings}</td></tr>");
        }
        output.WriteLine("</tbody></table>");
    }

    /// <summary>Returns how many pictures were drawn.</summary>
    static int WritePlan(PlanReport plan, string insetId, int picturesLeft, TextWriter output)
    {
        output.WriteLine($"<section class=\"plan\" id=\"{Text(plan.Code)}\"><h2>{Text(plan.Title)}</h2>");
        if (plan.Findings.Total == 0)
        {
            output.WriteLine("<p class=\"good\">未发现问题<small>Nothing found</small></p></section>");
            return 0;
        }
        WriteRules(plan, output);
        var sites = ProjectSites.Of(plan.Data);
        var picture = new FindingPicture(plan.Data, insetId);
        var kept = plan.Findings.Kept;
        var drawn = 0;
        var plain = new List<Finding>();
        foreach (var finding in kept)
        {
            if (drawn == picturesLeft || PictureScene.Of(finding, plan.Data, sites) is not { } scene)
            {
                plain.Add(finding);
                continue;
            }
            if (drawn++ == 0) output.WriteLine($"{PlanInset.Draw(plan.Data, insetId)}{PictureKey}<div class=\"cards\">");
            WriteCard(finding, picture.Draw(finding, scene), Whereabouts.Of(finding, scene, plan.Data), output);
        }
        if (drawn > 0) output.WriteLine("</div>");
        WriteTable(plain, plan.Findings.Total - kept.Count, output);
        output.WriteLine("</section>");
        return drawn;
    }

    static void WriteRules(PlanReport plan, TextWriter output)
    {
        output.WriteLine("<table class=\"rules\"><thead><tr><th></th><th>规则<small>Rule</small></th><th>改正方法<small>How to mend</small></th><th>数量<small>Count</small></th></tr></thead><tbody>");
        foreach (var (code, count) in plan.Findings.CountByCode.OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            var rule = FindingTexts.Of(code);
            output.WriteLine(
                $"<tr><td><span class=\"code {LevelOf(rule.Level)}\">{code}</span></td>"
                + $"<td>{Blank(rule.Zh, "…")}<small>{Blank(rule.En, "…")}</small></td>"
                + $"<td>{Text(rule.MendZh)}<small>{Text(rule.MendEn)}</small></td><td class=\"number\">{count}</td></tr>");
        }
        output.WriteLine("</tbody></table>");
    }

    static void WriteCard(Finding finding, string picture, string? where, TextWriter output)
    {
        var place = where is null ? "" : $"<p class=\"in\">{Text(where)}</p>";
        output.WriteLine(
            $"<article>{picture}<div><p><span class=\"code {LevelOf(finding.Level)}\">{finding.Code}</span>{Text(finding.MessageZh)}</p>"
            + $"<p class=\"en\">{Text(finding.MessageEn)}</p>{place}<p class=\"id\">{TableOf(finding)} {Text(finding.FeatureId ?? "")}</p></div></article>");
    }

    static void WriteTable(List<Finding> findings, int uncounted, TextWriter output)
    {
        if (findings.Count == 0) return;
        if (findings.Any(finding => finding.Longitude is not null))
        {
            output.WriteLine(
                $"<p class=\"note\">仅前 {MostPictures} 项附图，其余列于下表。<small>Only the first {MostPictures} findings have a picture; the others are listed below.</small></p>");
        }
        output.WriteLine("<table class=\"rest\"><thead><tr><th></th><th>发现<small>Finding</small></th><th>要素<small>Feature</small></th><th>位置<small>Place</small></th></tr></thead><tbody>");
        foreach (var finding in findings.Take(MostRows))
        {
            var place = finding.Longitude is null ? "—"
                : string.Create(CultureInfo.InvariantCulture, $"{finding.Longitude:0.00000}, {finding.Latitude:0.00000}");
            output.WriteLine(
                $"<tr><td><span class=\"code {LevelOf(finding.Level)}\">{finding.Code}</span></td>"
                + $"<td>{Text(finding.MessageZh)}<small>{Text(finding.MessageEn)}</small></td>"
                + $"<td class=\"id\">{TableOf(finding)}<br>{Text(finding.FeatureId ?? "")}</td><td class=\"where\">{place}</td></tr>");
        }
        output.WriteLine("</tbody></table>");
        var left = uncounted + Math.Max(0, findings.Count - MostRows);
        if (left > 0)
            output.WriteLine($"<p class=\"note\">另有 {left} 项同类问题未列出。<small>{left} more of the same kinds are not listed.</small></p>");
    }

    /// <summary>What a planner calls the table, and its name in the store.</summary>
    static string TableOf(Finding finding) =>
        DataModel.Find(finding.Table) is { } table ? $"{table.Zh} {table.Name}" : Text(finding.Table);

    static string LevelOf(FindingLevel level) => level == FindingLevel.Error ? "error" : "warning";

    static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The wording of a rule without its values.</summary>
    static string Blank(string wording, string instead) =>
        System.Text.RegularExpressions.Regex.Replace(Text(wording), @"\{\w+\}", instead);
}
