using System.Collections;

namespace EcoTiles.Host.Configuration;

/// <summary>Reads the values that stand in environment variables.</summary>
static class EnvironmentSettings
{
    public const string Prefix = "ECOTILES__";
    public const string PortVariable = "PORT";

    /// <summary>Names that platforms give to the same things; our own names win over them.</summary>
    static readonly (string Variable, string Key)[] CommonNames =
        [("DATABASE_URL", "Database:Url"), ("REDIS_URL", "Redis:Url")];

    public static string VariableOf(string key) => Prefix + key.Replace(":", "__", StringComparison.Ordinal);

    public static IReadOnlyList<GivenValue> Read(IDictionary environment)
    {
        var variables = environment.Cast<DictionaryEntry>()
            .Select(entry => (Name: (string)entry.Key, Text: entry.Value as string ?? ""))
            .Where(variable => variable.Text.Length > 0)
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)
            .ToList();
        var common =
            from name in CommonNames
            from variable in variables
            where variable.Name == name.Variable
            select new GivenValue(name.Key, variable.Text, SettingOrigin.Environment(variable.Name));
        var own =
            from variable in variables
            where variable.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            let key = variable.Name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal)
            select new GivenValue(key, variable.Text, SettingOrigin.Environment(variable.Name));
        return [.. common, .. own];
    }

    /// <summary>PORT moves the service to another port of whatever addresses are configured.</summary>
    public static GivenValue? ReadPort(IDictionary environment) =>
        environment[PortVariable] is string { Length: > 0 } port
            ? new("Server:Urls", port, SettingOrigin.Environment(PortVariable))
            : null;
}
