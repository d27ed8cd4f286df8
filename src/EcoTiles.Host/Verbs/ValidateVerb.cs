using System.CommandLine;
using EcoTiles.Host.Configuration;
using EcoTiles.Host.Validation;
using EcoTiles.Import.Reports;
using EcoTiles.Import.Validation;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles validate</c>: judges the plans of a store by every rule, and says where they break one.</summary>
static class ValidateVerb
{
    public static Command Create()
    {
        var verb = new Command("validate", "检查规划数据 / Check plans against the rules for restoration plans");
        var store = new Argument<string>("STORE") { Description = "GeoPackage file, or the address of a database (postgres://...)" };
        var plans = new Option<string[]>("--plan")
        {
            Description = "Only these plans (default: all)", HelpName = "PLAN", AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var geoJson = new Option<string>("--geojson") { Description = "Write the places of the findings to a file", HelpName = "FILE" };
        var html = new Option<string>("--html") { Description = "Write a page with a picture of each finding", HelpName = "FILE" };
        var strict = new Option<bool>("--strict") { Description = "Let warnings count as errors" };
        var atlas = new Option<bool>("--atlas") { Description = "Instead, say which maps of the guideline's Appendix C can be drawn, and what to import for the others" };
        var styles = new Option<string>("--styles") { Description = "Folder with the map catalogue, for --atlas", HelpName = "FOLDER" };
        verb.Add(store);
        foreach (var option in new Option[] { plans, json, geoJson, html, strict, atlas, styles }) verb.Add(option);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(atlas))
            {
                return await AtlasCheck.RunAsync(
                    parsed.GetRequiredValue(store), parsed.GetValue(plans) ?? [], parsed.GetValue(styles) ?? DefaultFolders.Styles, parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output, cancellationToken);
            }
            var files = new[] { parsed.GetValue(geoJson), parsed.GetValue(html) };
            foreach (var file in files.OfType<string>()) ReportFile.RefuseUnusable(file);
            var report = await JudgeAsync(
                parsed.GetRequiredValue(store), parsed.GetValue(plans) ?? [], files[1] is not null, parsed.InvocationConfiguration.Error,
                cancellationToken);
            if (files[0] is { } places) ReportFile.Write(places, output => FindingPlaces.Write(report, output));
            if (files[1] is { } page) ReportFile.Write(page, output => FindingPage.Write(report, output));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) JsonOutput.Write(output, FindingList.Of(report));
            else FindingTable.Write(report, output);
            return report.Errors > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? ExitCode.BadData : ExitCode.Ok;
        });
        return verb.WithExamples(
            ("one plan, or every plan without --plan, as a page with pictures to send to its authors", "ecotiles validate plan.gpkg --plan xiping --html findings.html"),
            ("which maps of the atlas can be drawn, and what to import for the others", "ecotiles validate plan.gpkg --atlas"),
            ("in a pipeline: warnings stop it too, places go to a GIS", "ecotiles validate plan.gpkg --strict --json --geojson places.geojson"));
    }

    static async Task<StoreReport> JudgeAsync(
        string store, IReadOnlyList<string> plans, bool forPictures, TextWriter error, CancellationToken cancellationToken)
    {
        RefuseMissing(store);
        try
        {
            return await ProgressDisplay.RunAsync(error, progress => Task.Run(
                () => JudgeAsync(store, plans, forPictures, new TableProgress(progress), cancellationToken), cancellationToken));
        }
        catch (UnknownPlanException unknown)
        {
            throw new VerbException(ExitCode.Usage, new(
                $"没有规划“{unknown.Plan}”,是否想写“{unknown.Nearest}”?",
                $"no plan '{unknown.Plan}': did you mean '{unknown.Nearest}'?"));
        }
    }

    static async Task<StoreReport> JudgeAsync(
        string store, IReadOnlyList<string> plans, bool forPictures, TableProgress progress, CancellationToken cancellationToken)
    {
        if (!ConnectionText.IsAddress(store)) return StoreValidation.Run(store, plans, forPictures, progress, cancellationToken);
        await using var database = PostGisDatabase.Open(store, new PostGisOptions());
        await database.DescribeAsync(cancellationToken); // says in words when nobody answers
        return StoreValidation.Run(database, plans, forPictures, progress, cancellationToken);
    }

    internal static void RefuseMissing(string store)
    {
        if (ConnectionText.IsAddress(store) || File.Exists(store)) return;
        throw new VerbException(ExitCode.Unavailable, new($"没有文件 {store}", $"there is no file {store}"));
    }

    /// <summary>One step for each table.</summary>
    sealed class TableProgress(IProgress<StepProgress> progress) : IProgress<string>
    {
        int _done;

        public void Report(string value) => progress.Report(new(value, _done++, Import.Model.DataModel.Tables.Count + 1));
    }
}
