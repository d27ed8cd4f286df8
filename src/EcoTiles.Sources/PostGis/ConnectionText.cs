using System.Collections;
using System.Globalization;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Where a database is, as people write it: a postgres:// address, Npgsql's key=value pairs, and the variables that
/// PostgreSQL's own programs read for whatever is left open.
/// </summary>
public static class ConnectionText
{
    static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>What libpq calls parameters that Npgsql calls otherwise.</summary>
    static readonly Dictionary<string, string> LibpqNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username", ["dbname"] = "Database", ["hostaddr"] = "Host", ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout", ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes", ["channel_binding"] = "Channel Binding",
    };

    /// <summary>True for an address with one of PostgreSQL's schemes.</summary>
    public static bool IsAddress(string text) =>
        Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when a variable says where a database is.</summary>
    public static bool IsInEnvironment(IDictionary environment) =>
        environment["PGHOST"] is string { Length: > 0 } || environment["PGDATABASE"] is string { Length: > 0 };

    /// <summary>Null when the text is no way to name a database.</summary>
    public static NpgsqlConnectionStringBuilder? Parse(string text, IDictionary environment)
    {
        try
        {
            var builder = IsAddress(text) ? ParseAddress(text) : new NpgsqlConnectionStringBuilder(text);
            FillIn(builder, environment);
            return builder;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    static NpgsqlConnectionStringBuilder ParseAddress(string text)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var parameters = query < 0 ? "" : rest[(query + 1)..];
        if (query >= 0) rest = rest[..query];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && slash + 1 < rest.Length) builder.Database = Uri.UnescapeDataString(rest[(slash + 1)..]);
        var authority = slash < 0 ? rest : rest[..slash];
        // The last one: a password may hold an @ that nobody escaped.
        var at = authority.LastIndexOf('@');
        if (at >= 0) SetUser(builder, authority[..at]);
        SetHosts(builder, authority[(at + 1)..]);
        foreach (var parameter in parameters.Split('&', StringSplitOptions.RemoveEmptyEntries)) SetParameter(builder, parameter);
        return builder;
    }

    static void SetUser(NpgsqlConnectionStringBuilder builder, string user)
    {
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        builder.Username = Uri.UnescapeDataString(colon < 0 ? user : user[..colon]);
        if (colon >= 0) builder.Password = Uri.UnescapeDataString(user[(colon + 1)..]);
    }

    /// <summary>One host with its port, or several with commas between, tried in turn.</summary>
    static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts)
    {
        if (hosts.Length == 0) return;
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            builder.Host = hosts;
            return;
        }
        var colon = hosts.LastIndexOf(':');
        if (colon > hosts.LastIndexOf(']'))
        {
            builder.Port = int.Parse(hosts[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            hosts = hosts[..colon];
        }
        builder.Host = Uri.UnescapeDataString(hosts.Trim('[', ']'));
    }

    static void SetParameter(NpgsqlConnectionStringBuilder builder, string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new FormatException(parameter);
        var name = Uri.UnescapeDataString(parameter[..equals]);
        var value = Uri.UnescapeDataString(parameter[(equals + 1)..]);
        if (LibpqNames.TryGetValue(name, out var known)) name = known;
        if (name is "SSL Mode" or "Target Session Attributes" or "Channel Binding") value = value.Replace("-", "", StringComparison.Ordinal);
        builder[name] = value;
    }

    static void FillIn(NpgsqlConnectionStringBuilder builder, IDictionary environment)
    {
        string? Variable(string name) => environment[name] as string is { Length: > 0 } value ? value : null;
        if (string.IsNullOrEmpty(builder.Host)) builder.Host = Variable("PGHOST") ?? "localhost";
        if (!builder.ContainsKey("Port") && Variable("PGPORT") is { } port)
            builder.Port = int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture);
        builder.Username ??= Variable("PGUSER") ?? Environment.UserName;
        builder.Password ??= Variable("PGPASSWORD");
        builder.Database ??= Variable("PGDATABASE") ?? builder.Username;
        if (!builder.ContainsKey("SSL Mode") && Variable("PGSSLMODE") is { } mode)
            builder["SSL Mode"] = mode.Replace("-", "", StringComparison.Ordinal);
    }
}
