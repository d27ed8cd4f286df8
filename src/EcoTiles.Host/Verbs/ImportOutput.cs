using System.CommandLine;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Pipeline;

namespace EcoTiles.Host.Verbs;

/// <summary>Tells what an import did, or why it was refused.</summary>
static class ImportOutput
{
    const int ShownFindings = 20;

    /// <param name="folder">Where images are looked for that plans of a database name.</param>
    public static void Write(ImportReport report, bool dryRun, bool asJson, string folder, InvocationConfiguration streams)
    {
        if (!report.IsRefused) TellOfImages(report.ImagesElsewhere, folder, streams.Error);
        if (asJson) WriteJson(report, dryRun, streams.Output);
        else WriteText(report, dryRun, streams.Output, streams.Error);
    }

    static void WriteText(ImportReport report, bool dryRun, TextWriter output, TextWriter error)
    {
        foreach (var problem in report.Problems) new Notice(problem.MessageZh, problem.MessageEn).WriteTo(error);
        foreach (var skipped in report.Skipped)
        {
            error.WriteLine(skipped.Nearest is { } nearest
                ? $"ecotiles: 跳过图层 {skipped.Name},是否指 {nearest}? / skipped layer {skipped.Name}, did you mean {nearest}?"
                : $"ecotiles: 跳过图层 {skipped.Name}(不在数据模型中,可用 --layer {skipped.Name}=表 指定,或加 --as-is) / skipped layer {skipped.Name}, which is not in the data model (--layer {skipped.Name}=TABLE says what it is, --as-is takes it)");
        }
        foreach (var finding in report.Findings.Take(ShownFindings)) error.WriteLine(InWords(finding));
        if (report.Errors + report.Warnings > ShownFindings)
        {
            error.WriteLine(
                $"ecotiles: 另有 {report.Errors + report.Warnings - ShownFindings} 条,--json 可查看全部 / {report.Errors + report.Warnings - ShownFindings} more, --json shows all");
        }
        foreach (var rule in report.Findings.Take(ShownFindings).Select(finding => finding.Rule).Distinct())
            error.WriteLine($"{rule.Code} 改法 how to mend: {rule.MendZh} / {rule.MendEn}");
        foreach (var layer in report.Layers) output.WriteLine($"{layer.Layer} -> {layer.Table}: {layer.Rows}");
        output.WriteLine(report switch
        {
            { IsRefused: true } => $"未导入:{report.Errors} 处错误,{report.Warnings} 处提醒 / not imported: {report.Errors} errors, {report.Warnings} warnings",
            _ when dryRun => $"可以导入:{report.Rows} 个要素,{report.Warnings} 处提醒 / can be imported: {report.Rows} features, {report.Warnings} warnings",
            _ => $"已导入 {report.Rows} 个要素,{report.Warnings} 处提醒 / imported {report.Rows} features, {report.Warnings} warnings",
        });
    }

    /// <summary>A database keeps no images: their files have to lie where the service looks for them.</summary>
    static void TellOfImages(IReadOnlyList<string> images, string folder, TextWriter error)
    {
        var missing = images.Where(image => !File.Exists(Path.Combine(folder, image.Split('#')[0]))).ToList();
        if (missing.Count == 0) return;
        var (files, names) = (string.Join(", ", missing.Select(image => image.Split('#')[0]).Distinct()), string.Join(", ", missing));
        error.WriteLine(
            $"ecotiles: 数据库不保存影像与高程,请把 {files} 放到 {folder}(设置 Rasters:Folder),否则下列影像无法显示:{names} / "
            + $"a database keeps no images and heights; put {files} into {folder} (setting Rasters:Folder), or these cannot be shown: {names}");
    }

    static string InWords(Finding finding)
    {
        var level = finding.Level == FindingLevel.Error ? "错误 error" : "提醒 warning";
        var place = finding is { Longitude: { } longitude, Latitude: { } latitude }
            ? FormattableString.Invariant($" ({longitude:F6}, {latitude:F6})")
            : "";
        return $"{finding.Code} {level} {finding.Table} {finding.FeatureId}{place}: {finding.MessageZh} / {finding.MessageEn}";
    }

    static void WriteJson(ImportReport report, bool dryRun, TextWriter output) => JsonOutput.Write(output, new
    {
        imported = report.Imported,
        dryRun,
        report.Plans,
        report.Rows,
        report.Errors,
        report.Warnings,
        layers = report.Layers.Select(layer => new
        {
            layer.Layer, layer.Origin, layer.Table, layer.Rows, layer.Errors, layer.Warnings, layer.UnusedColumns,
        }),
        report.Skipped,
        report.Resumed,
        imagesElsewhere = report.ImagesElsewhere,
        problems = report.Problems.Select(problem => new { zh = problem.MessageZh, en = problem.MessageEn }),
        findings = report.Findings.Select(finding => new
        {
            finding.Code, level = finding.Level.ToString(), finding.Table, finding.FeatureId, finding.Longitude, finding.Latitude,
            zh = finding.MessageZh, en = finding.MessageEn, mendZh = finding.Rule.MendZh, mendEn = finding.Rule.MendEn,
        }),
    });
}
