using System.Net;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>Knows under which address a client sees this service, and which addresses it may ask for.</summary>
public sealed class PublicAddress
{
    readonly string? _publicUrl;
    readonly HashSet<string> _allowedHosts;
    readonly IPNetwork[] _proxies;

    /// <exception cref="FormatException">An option is not an address.</exception>
    public PublicAddress(ServerOptions options)
    {
        _publicUrl = options.PublicUrl is { Length: > 0 } url ? ParseUrl(url) : null;
        _allowedHosts = options.AllowedHosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _proxies = [.. options.TrustedProxies.Select(ParseNetwork)];
    }

    /// <summary>The address that paths are appended to, without a slash at its end.</summary>
    public string Of(HttpRequest request)
    {
        if (_publicUrl is not null) return _publicUrl;
        if (!IsFromProxy(request)) return $"{request.Scheme}://{request.Host.Value}{request.PathBase.Value}";
        var scheme = Forwarded(request, "X-Forwarded-Proto");
        var host = Forwarded(request, "X-Forwarded-Host");
        var prefix = Forwarded(request, "X-Forwarded-Prefix");
        return string.Concat(
            scheme is "http" or "https" ? scheme : request.Scheme,
            "://",
            host is not null && IsHost(host) ? host : request.Host.Value,
            prefix is not null && IsPathPrefix(prefix) ? prefix.TrimEnd('/') : request.PathBase.Value);
    }

    public bool IsAllowed(HttpRequest request)
    {
        if (_allowedHosts.Count == 0) return true;
        if (_allowedHosts.Contains(request.Host.Host)) return true;
        return IsFromProxy(request)
            && Forwarded(request, "X-Forwarded-Host") is { } host
            && _allowedHosts.Contains(new HostString(host).Host);
    }

    bool IsFromProxy(HttpRequest request)
    {
        if (_proxies.Length == 0 || request.HttpContext.Connection.RemoteIpAddress is not { } remote) return false;
        var address = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        return Array.Exists(_proxies, network => network.Contains(address));
    }

    /// <summary>The last value is the one that the proxy itself added.</summary>
    static string? Forwarded(HttpRequest request, string header)
    {
        var value = request.Headers[header].ToString();
        var last = value[(value.LastIndexOf(',') + 1)..].Trim();
        return last.Length == 0 ? null : last;
    }

    static bool IsHost(string host) =>
        host.Length <= 255 && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':' or '[' or ']');

    static bool IsPathPrefix(string prefix) =>
        prefix.StartsWith('/') && !prefix.StartsWith("//", StringComparison.Ordinal) && prefix.Length <= 255
        && prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~');

    static string ParseUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0
            ? url.TrimEnd('/')
            : throw new FormatException($"PublicUrl must be an absolute http or https address without a query: \"{url}\".");

    static IPNetwork ParseNetwork(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new FormatException($"TrustedProxies must hold addresses or networks such as 10.0.0.0/8: \"{text}\".");
    }
}
