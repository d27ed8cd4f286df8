using EcoTiles.Host.Configuration;
using EcoTiles.Rendering.Caching;
using EcoTiles.Sources.Snapshots;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace EcoTiles.Host.Composition;

/// <summary>Sets up the web server: nothing is taken from the surroundings except what the settings say.</summary>
static class WebServer
{
    const long Kibibyte = 1024;

    /// <summary>Longer than any query we accept, so that a query that is too long gets an answer that says so.</summary>
    const int RequestLineBytes = 16 * 1024;

    static readonly TimeSpan SlowClientGrace = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder CreateBuilder(LoadedConfiguration configuration)
    {
        var options = configuration.ToOptions();
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "ecotiles" });
        builder.Configuration.AddConfiguration(configuration.ToConfiguration());
        AddLogging(builder.Logging, options.Logging);
        AddOptions(builder.Services);
        builder.WebHost
            .UseKestrelCore()
            .UseUrls(options.Server.Urls)
            .ConfigureKestrel(kestrel => Limit(kestrel, options.Server));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Server.StopTimeout);
        return builder;
    }

    static void Limit(KestrelServerOptions kestrel, ServerSection server)
    {
        var slowest = new MinDataRate(server.MinBytesPerSecond, SlowClientGrace);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = server.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = server.HeaderTimeout;
        kestrel.Limits.MinResponseDataRate = slowest;
        kestrel.Limits.MinRequestBodyDataRate = slowest;
        kestrel.Limits.MaxRequestBodySize = server.MaxBodyKilobytes * Kibibyte;
        kestrel.Limits.MaxRequestLineSize = RequestLineBytes;
    }

    static void AddLogging(ILoggingBuilder logging, LoggingSection options)
    {
        logging.SetMinimumLevel(options.Level);
        if (options.Level > LogLevel.Debug)
        {
            logging.AddFilter("Microsoft", LogLevel.Warning);
            // It never has a warning, but when somebody listens the host keeps an activity and a scope for each request.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        }
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    static void AddOptions(IServiceCollection services)
    {
        Bind<ServerSection>(services, "Server");
        Bind<SnapshotOptions>(services, "Snapshots");
        Bind<TileCacheOptions>(services, "TileCache");
        Bind<DatabaseSection>(services, "Database");
        Bind<RedisSection>(services, "Redis");
        Bind<LoggingSection>(services, "Logging");
    }

    static void Bind<T>(IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
