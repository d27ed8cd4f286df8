using System.Globalization;

namespace EcoTiles.Host.Configuration;

/// <summary>One address to listen on: a host name, an IP address or <c>*</c>, and a port.</summary>
sealed record ListenUrl(string Host, int Port)
{
    const string Scheme = "http://";

    public bool IsEveryAddress => Host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>The address a person on this machine can open.</summary>
    public string Reachable => $"{Scheme}{(IsEveryAddress ? "127.0.0.1" : Host)}:{Port}";

    public override string ToString() => $"{Scheme}{Host}:{Port}";

    public static IReadOnlyList<string> Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IReadOnlyList<ListenUrl> ParseAll(string urls) =>
        [.. Split(urls).Select(url => TryParse(url, out var parsed)
            ? parsed
            : throw new FormatException($"not an http address: {url}"))];

    /// <summary>Reads <c>http://host:port</c>; without a port it is 80, and port 0 lets the system choose.</summary>
    public static bool TryParse(string text, out ListenUrl url)
    {
        url = new("", 0);
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var authority = text[Scheme.Length..].TrimEnd('/');
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']'); // colons inside [::1] belong to the address
        var host = hasPort ? authority[..colon] : authority;
        var port = 80;
        if (hasPort && !TryParsePort(authority[(colon + 1)..], out port)) return false;
        if (host is not ("*" or "+") && Uri.CheckHostName(host) == UriHostNameType.Unknown) return false;
        url = new(host, port);
        return true;
    }

    public static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65_535;

    /// <summary>The same addresses on another port.</summary>
    public static string WithPort(string urls, int port) =>
        string.Join(';', Split(urls).Select(url =>
            TryParse(url, out var parsed) ? (parsed with { Port = port }).ToString() : url));
}
