using System.Collections;
using EcoTiles.Sources.Rasters.Upstreams;

namespace EcoTiles.Host.Configuration;

/// <summary>What one start is given besides its defaults.</summary>
/// <param name="File">The configuration file, or null for appsettings.json of the current folder when there is one.</param>
/// <param name="Arguments">Values from the command line, the later ones stronger.</param>
/// <param name="Port">The --port argument.</param>
sealed record ConfigurationInput(
    string? File, IDictionary Environment, IReadOnlyList<GivenValue> Arguments, GivenValue? Port);

/// <summary>One key with the value that counts.</summary>
sealed record EffectiveSetting(Setting Setting, string Text, SettingOrigin Origin)
{
    /// <summary>Addresses among the stores may hold a password, too.</summary>
    public string Shown => Setting.IsSecret || Text.Contains("://", StringComparison.Ordinal) ? Secrets.Mask(Text) : Text;
}

/// <summary>Defaults, file, environment and arguments laid over each other, with everything that is wrong in them.</summary>
sealed record LoadedConfiguration(
    IReadOnlyList<EffectiveSetting> Settings, IReadOnlyList<ConfigurationProblem> Problems)
{
    const string DefaultFile = "appsettings.json";

    public static LoadedConfiguration Load(ConfigurationInput input)
    {
        var problems = new List<ConfigurationProblem>();
        var effective = Setting.All.ToDictionary(
            setting => setting, setting => new EffectiveSetting(setting, setting.DefaultText, SettingOrigin.Default));
        var file = input.File ?? (File.Exists(DefaultFile) ? DefaultFile : null);
        IEnumerable<GivenValue> given =
        [
            .. file is null ? [] : JsonSettings.Read(file, problems),
            .. EnvironmentSettings.Read(input.Environment),
        ];
        Lay(given, effective, problems);
        LayPort(EnvironmentSettings.ReadPort(input.Environment), effective, problems);
        Lay(input.Arguments, effective, problems);
        LayPort(input.Port, effective, problems);
        LookForKey(effective, problems);
        return new(
            [.. Setting.All.Select(setting => effective[setting])],
            [.. problems.OrderBy(problem => problem.Origin.Kind).ThenBy(problem => problem.Origin.Line)]);
    }

    /// <summary>The settings as the options classes read them.</summary>
    public IConfiguration ToConfiguration() => new ConfigurationBuilder()
        .AddInMemoryCollection(Settings.SelectMany(setting => setting.Setting.IsList
            ? SettingText.ReadList(setting.Text).Select((entry, i) => KeyValuePair.Create($"{setting.Setting.Key}:{i}", (string?)entry))
            : [KeyValuePair.Create(setting.Setting.Key, setting.Text.Length == 0 ? null : setting.Text)]))
        .Build();

    public EcoTilesOptions ToOptions() => ToConfiguration().Get<EcoTilesOptions>() ?? new();

    static void Lay(
        IEnumerable<GivenValue> given, Dictionary<Setting, EffectiveSetting> effective, List<ConfigurationProblem> problems)
    {
        foreach (var (key, text, origin) in given)
        {
            if (!Setting.ByKey.TryGetValue(key, out var setting)) problems.Add(UnknownKey.Problem(origin, key));
            else if (!SettingText.IsAllowed(setting, text)) problems.Add(WrongValue(setting, text, origin));
            else effective[setting] = new(setting, text, origin);
        }
    }

    static void LayPort(
        GivenValue? port, Dictionary<Setting, EffectiveSetting> effective, List<ConfigurationProblem> problems)
    {
        if (port is null) return;
        var urls = Setting.ByKey[port.Key];
        if (ListenUrl.TryParsePort(port.Text, out var number))
        {
            effective[urls] = new(urls, ListenUrl.WithPort(effective[urls].Text, number), port.Origin);
        }
        else
        {
            problems.Add(new(port.Origin, "port", Wrong(port.Text, new("0 至 65535 的整数", "a whole number from 0 to 65535"))));
        }
    }

    /// <summary>Tianditu answers nobody without a key, which may come from another place than the list of services.</summary>
    static void LookForKey(Dictionary<Setting, EffectiveSetting> effective, List<ConfigurationProblem> problems)
    {
        const string Sources = "Rasters:Sources", Key = "Rasters:TiandituKey";
        var sources = effective[Setting.ByKey[Sources]];
        if (effective[Setting.ByKey[Key]].Text.Length > 0 || !SettingText.ReadList(sources.Text).Any(source => source.Contains($"={TiandituAccess.Scheme}", StringComparison.Ordinal))) return;
        problems.Add(new(sources.Origin, Sources, new($"使用天地图需要密钥,请在 {Key} 中给出", $"Tianditu asks for a key; give it in {Key}")));
    }

    static ConfigurationProblem WrongValue(Setting setting, string text, SettingOrigin origin) =>
        new(origin, setting.Key, Wrong(setting.IsSecret ? Secrets.Mask(text) : text, SettingText.Allowed(setting)));

    static Notice Wrong(string shown, Notice allowed) =>
        new($"值“{shown}”不对,应为:{allowed.Zh}", $"'{shown}' is not allowed, give {allowed.En}");
}
