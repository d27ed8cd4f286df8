using System.CommandLine;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Verbs;

/// <summary>The arguments that stand for settings; every verb that reads the configuration takes them.</summary>
sealed class SettingArguments
{
    readonly Option<string> _config = new("--config", "--file")
    {
        Description = "Configuration file (default: appsettings.json in the current folder, when there is one)",
        HelpName = "FILE",
    };

    readonly Option<string> _port = new("--port")
    {
        Description = "Port to listen on; the host stays as configured",
        HelpName = "PORT",
    };

    readonly (string Key, Option<string> Option)[] _settings =
    [
        ("Server:Urls", Setting("--urls", "URLS", "Addresses to listen on, such as http://127.0.0.1:8080")),
        ("Data", Setting("--data", "FOLDER", "Folder for plans.gpkg, the plans served when no store is named")),
        ("Styles", Setting("--styles", "FOLDER", "Folder with the map catalogue and the style files")),
        ("Snapshots:BudgetMegabytes", Setting("--snapshot-budget", "MIB", "Memory for layer snapshots")),
        ("Database:Include", Setting("--include", "TABLES", "Tables of the database to publish beside the plans, as schema.table with * and ?, separated by ;")),
        ("Database:Exclude", Setting("--exclude", "TABLES", "Tables of the database not to publish")),
        ("Logging:Level", Setting("--log-level", "LEVEL", "Trace, Debug, Information, Warning, Error or None")),
    ];

    readonly Argument<string[]>? _stores;

    /// <param name="verb">The verb that takes these arguments.</param>
    /// <param name="stores">The verb's own argument for stores, when it has one.</param>
    public SettingArguments(Command verb, Argument<string[]>? stores = null)
    {
        _stores = stores;
        if (stores is not null) verb.Add(stores);
        foreach (var (_, option) in _settings) verb.Add(option);
        verb.Add(_port);
        verb.Add(_config);
    }

    public LoadedConfiguration Load(ParseResult parsed) => LoadedConfiguration.Load(ToInput(parsed));

    /// <summary>The settings, or an exception that lists everything that is wrong with them.</summary>
    public LoadedConfiguration LoadOrRefuse(ParseResult parsed)
    {
        var loaded = Load(parsed);
        if (loaded.Problems.Count == 0) return loaded;
        foreach (var problem in loaded.Problems) parsed.InvocationConfiguration.Error.WriteLine(problem);
        throw new VerbException(ExitCodeOf(loaded.Problems), new(
            $"配置有 {loaded.Problems.Count} 处错误,未启动", $"not started: {loaded.Problems.Count} wrong in the configuration"));
    }

    public static int ExitCodeOf(IReadOnlyList<ConfigurationProblem> problems) => problems switch
    {
        [] => ExitCode.Ok,
        _ when problems.All(problem => problem.Origin.Kind == OriginKind.Argument) => ExitCode.Usage,
        _ => ExitCode.BadConfiguration,
    };

    ConfigurationInput ToInput(ParseResult parsed)
    {
        var file = parsed.GetValue(_config);
        var arguments = new List<GivenValue>();
        foreach (var (key, option) in _settings)
        {
            if (parsed.GetValue(option) is { } text) arguments.Add(new(key, text, SettingOrigin.Argument(option.Name)));
        }
        if (_stores is not null && parsed.GetValue(_stores) is { Length: > 0 } stores)
        {
            arguments.Add(new("Stores", SettingText.Write(stores), SettingOrigin.Argument("STORE")));
        }
        var port = parsed.GetValue(_port) is { } number
            ? new GivenValue("Server:Urls", number, SettingOrigin.Argument(_port.Name))
            : null;
        return new(file, Environment.GetEnvironmentVariables(), arguments, port);
    }

    static Option<string> Setting(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
