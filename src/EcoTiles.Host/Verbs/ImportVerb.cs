using System.CommandLine;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;
using EcoTiles.Import.Mapping;
using EcoTiles.Import.Pipeline;
using EcoTiles.Import.Reading;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles import</c>: brings files or another store into a store, all of it or nothing.</summary>
static class ImportVerb
{
    public static Command Create()
    {
        var verb = new Command("import", "检查并导入数据 / Judge data and bring it into a store");
        var sources = new Argument<string[]>("SOURCE")
        {
            Description = "Files, folders, archives, or postgres://… of another store",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to") { Description = "postgres://… or a .gpkg file (default: Database:Url)", HelpName = "STORE" };
        var plan = new Option<string>("--plan") { Description = "Only this plan; layers that name no plan belong to it", HelpName = "CODE" };
        var layers = new Option<string[]>("--layer") { Description = "Table that a layer goes into, as layer=table", HelpName = "LAYER=TABLE" };
        var crs = new Option<string>("--crs") { Description = "Coordinate system of the sources, such as EPSG:4526", HelpName = "CRS" };
        var encoding = new Option<string>("--encoding") { Description = "Encoding of attribute text: UTF-8 or GB18030", HelpName = "NAME" };
        var asIs = new Option<bool>("--as-is") { Description = "Take layers outside the data model under their own names" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and judge everything, write nothing" };
        var resume = new Option<bool>("--resume") { Description = "Go on with an import into PostGIS that was interrupted" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        verb.Add(sources);
        foreach (var option in new Option[] { to, plan, layers, crs, encoding, asIs, dryRun, resume, json }) verb.Add(option);
        var settings = new SettingArguments(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = settings.LoadOrRefuse(parsed).ToOptions();
            var named = parsed.GetRequiredValue(sources);
            var request = new ImportRequest([.. named.Where(source => !ImportDatabase.IsDatabase(source))])
            {
                Reading = ReadingOptions.Default with { Crs = parsed.GetValue(crs), Encoding = parsed.GetValue(encoding) },
                Aliases = ColumnAliases.Read(options.Styles),
                Plan = parsed.GetValue(plan),
                TableOfLayer = LayerArguments.Read(parsed.GetValue(layers) ?? []),
                AsIs = parsed.GetValue(asIs),
                DryRun = parsed.GetValue(dryRun),
                Resume = parsed.GetValue(resume),
            };
            var stores = named.Where(ImportDatabase.IsDatabase).Select(store => ImportDatabase.Open(store, options)).ToList();
            try
            {
                var report = await ImportDatabase.RunAsync(() => ProgressDisplay.RunAsync(
                    parsed.InvocationConfiguration.Error,
                    progress => RunAsync(request, parsed.GetValue(to), options, stores, new ImportSteps(progress, TimeProvider.System), cancellationToken)));
                ImportOutput.Write(
                    report, request.DryRun, parsed.GetValue(json), Path.GetFullPath(options.Rasters.Folder ?? options.Data), parsed.InvocationConfiguration);
                return report.IsRefused ? ExitCode.BadData : ExitCode.Ok;
            }
            finally
            {
                foreach (var store in stores) await store.DisposeAsync();
            }
        });
        return verb.WithExamples(
            ("a folder of shapefiles, for one plan", "ecotiles import shp/ --plan xiping --to postgres://localhost/plans"),
            ("only look what is wrong", "ecotiles import plan.gpkg --to plans.gpkg --dry-run"),
            ("a database into a file", "ecotiles import postgres://localhost/plans --to plans.gpkg"));
    }

    static Task<ImportReport> RunAsync(
        ImportRequest request, string? target, EcoTilesOptions options, List<NpgsqlDataSource> stores,
        IProgress<ImportProgress> progress, CancellationToken cancellationToken) => Task.Run(
            async () =>
            {
                if (target is not null && !ImportDatabase.IsDatabase(target))
                    return await IntoFileAsync(request, target, stores, progress, cancellationToken);
                await using var database = ImportDatabase.Open(target, options);
                return await StoreImport.IntoPostGisAsync(request, database, stores, progress, cancellationToken);
            },
            cancellationToken);

    static async Task<ImportReport> IntoFileAsync(
        ImportRequest request, string path, List<NpgsqlDataSource> stores, IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            return await StoreImport.IntoGeoPackageAsync(request, path, stores, progress, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new VerbException(ExitCode.CannotCreate, new(
                $"无法写入 {path},原有数据未改动:{failure.Message}", $"cannot write {path}, what was there is unchanged: {failure.Message}"));
        }
    }
}
