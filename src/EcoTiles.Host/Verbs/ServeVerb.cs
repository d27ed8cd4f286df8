using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;
using EcoTiles.Import.Samples;
using Microsoft.AspNetCore.Connections;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles serve</c>: publishes plans until it is told to stop.</summary>
static class ServeVerb
{
    public const string Name = "serve";

    public static Command Create()
    {
        var verb = new Command(Name, "发布规划 / Serve plans as tiles, with a web viewer");
        var settings = new SettingArguments(verb, new Argument<string[]>("STORE")
        {
            Description = "GeoPackage files or postgres:// addresses (default: the configured database, else plans.gpkg of the data folder, made when it is not there)",
            Arity = ArgumentArity.ZeroOrMore,
        });
        verb.SetAction((parsed, cancellationToken) =>
            ServeAsync(settings.LoadOrRefuse(parsed), parsed.InvocationConfiguration.Error, cancellationToken));
        return verb.WithExamples(
            ("sample plans on http://127.0.0.1:8080", "ecotiles serve"),
            ("your own GeoPackage, for every machine that can reach this one", "ecotiles serve plan.gpkg --urls http://0.0.0.0:9000"),
            ("a PostGIS database", "ecotiles serve postgres://user:password@host/database --exclude 'public.tmp_*'"));
    }

    static async Task ServeAsync(LoadedConfiguration configuration, TextWriter error, CancellationToken cancellationToken)
    {
        var options = configuration.ToOptions();
        StoreFiles.RefuseUnusable(options);
        RefuseTakenPort(options);
        var authored = AuthoredCatalogue.Read(options.Styles);
        await MakeSamplesWhenThereAreNoneAsync(options, error, cancellationToken);
        await using var stores = PlanStores.Open(StoreFiles.Of(options), options.Database, authored);
        await using var app = Application.Create(configuration, stores, authored);
        await StartAsync(app, cancellationToken);
        SayReady(app, error);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    static void RefuseTakenPort(EcoTilesOptions options)
    {
        foreach (var url in ListenUrl.ParseAll(options.Server.Urls))
        {
            if (PortProbe.Find(url) is { } problem) throw new VerbException(ExitCode.Unavailable, problem.Whole);
        }
    }

    /// <summary>The port may have been taken while the data was prepared.</summary>
    static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new VerbException(ExitCode.Unavailable, new($"地址已被占用:{failure.Message}", failure.Message));
        }
    }

    static async Task MakeSamplesWhenThereAreNoneAsync(
        EcoTilesOptions options, TextWriter error, CancellationToken cancellationToken)
    {
        var plans = StoreFiles.PlansOf(options);
        if (!StoreFiles.Of(options).Contains(plans) || File.Exists(plans)) return;
        new Notice($"还没有数据,正在生成示例规划 {plans}", $"no plans yet, making sample plans in {plans}").WriteTo(error);
        StoreFiles.MakeFolder(options.Data);
        await SampleFile.MakeAsync(new SampleRequest(Path.GetFullPath(plans)), error, cancellationToken);
    }

    static void SayReady(WebApplication app, TextWriter error)
    {
        var seconds = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
        var urls = string.Join(" ", app.Urls.Select(url =>
            ListenUrl.TryParse(url, out var parsed) ? parsed.Reachable + "/" : url));
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ecotiles: 已就绪 / ready: {urls} ({seconds:0.0} s)"));
    }
}
