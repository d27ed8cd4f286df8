using System.CommandLine;
using EcoTiles.Host.Composition;
using EcoTiles.Import.Schema;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles migrate</c>: brings the schema of a database up to date.</summary>
static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "升级数据库结构 / Bring the schema of the database up to date");
        var database = new Option<string>("--database")
        {
            Description = "Database, such as postgres://user:password@host/name (default: Database:Url)",
            HelpName = "URL",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        foreach (var option in new Option[] { database, dryRun, json }) verb.Add(option);
        var settings = new SettingArguments(verb);
        verb.SetAction((parsed, cancellationToken) => ImportDatabase.RunAsync(async () =>
        {
            await using var source = ImportDatabase.Open(parsed.GetValue(database), settings.LoadOrRefuse(parsed).ToOptions());
            var only = parsed.GetValue(dryRun);
            var report = only
                ? await Migrations.PlanAsync(source, cancellationToken)
                : await Migrations.ApplyAsync(source, cancellationToken);
            foreach (var notice in report.Notices) parsed.InvocationConfiguration.Error.WriteLine($"ecotiles: {notice}");
            Write(report, only, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        }));
        return verb.WithExamples(
            ("the configured database", "ecotiles migrate"),
            ("another one, only looking", "ecotiles migrate --database postgres://localhost/plans --dry-run"));
    }

    static void Write(MigrationReport report, bool dryRun, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            JsonOutput.Write(output, new { dryRun, applied = report.Applied, alreadyThere = report.AlreadyThere, notices = report.Notices });
            return;
        }
        foreach (var name in report.Applied) output.WriteLine($"{(dryRun ? "待执行 pending" : "已执行 applied")}: {name}");
        if (report.Applied.Count == 0) output.WriteLine("数据库结构已是最新 / the schema is up to date");
    }
}
