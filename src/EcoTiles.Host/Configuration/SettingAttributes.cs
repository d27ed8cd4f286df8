using System.ComponentModel.DataAnnotations;
using System.Net;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.Host.Configuration;

/// <summary>The value holds a password or key: it is shown masked.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class SecretAttribute : Attribute;

/// <summary>A check that can say, in both languages, what it allows.</summary>
abstract class AllowedValueAttribute : ValidationAttribute
{
    public abstract Notice Allowed { get; }
}

/// <summary>An absolute address with one of these schemes and a host.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class ServiceUrlAttribute(params string[] schemes) : AllowedValueAttribute
{
    public IReadOnlyList<string> Schemes => schemes;

    public override Notice Allowed
    {
        get
        {
            var examples = string.Join(" ", schemes.Select(scheme => $"{scheme}://host/…"));
            return new($"地址,如 {examples}", $"an address such as {examples}");
        }
    }

    public override bool IsValid(object? value) =>
        value is null
        || (Uri.TryCreate(value as string, UriKind.Absolute, out var address)
            && schemes.Contains(address.Scheme, StringComparer.Ordinal)
            && address.Host.Length > 0);
}

/// <summary>A postgres:// address, or key=value pairs as Npgsql takes them.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class DatabaseAddressAttribute : AllowedValueAttribute
{
    public override Notice Allowed => new(
        "postgres://用户:密码@主机:5432/库名,或 Host=…;Database=…;Username=…",
        "postgres://user:password@host:5432/database, or Host=…;Database=…;Username=…");

    public override bool IsValid(object? value) =>
        value is null
        || (value is string text
            && (ConnectionText.IsAddress(text) || text.Contains('=', StringComparison.Ordinal))
            && ConnectionText.Parse(text, Environment.GetEnvironmentVariables()) is not null);
}

/// <summary>One or more http addresses to listen on. TLS ends at the proxy in front.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class ListenUrlsAttribute : AllowedValueAttribute
{
    public override Notice Allowed => new(
        $"以 ; 分隔的 http:// 地址,如 {ServerSection.DefaultUrl} 或 http://*:8080(TLS 由前置代理负责)",
        $"http:// addresses separated by ';', such as {ServerSection.DefaultUrl} or http://*:8080 (TLS ends at the proxy)");

    public override bool IsValid(object? value) =>
        value is null
        || (value is string text
            && ListenUrl.Split(text) is { Count: > 0 } addresses
            && addresses.All(address => ListenUrl.TryParse(address, out _)));
}

/// <summary>IP addresses, or networks as address/length.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NetworksAttribute : AllowedValueAttribute
{
    public override Notice Allowed => new("IP 地址或网段,如 10.0.0.0/8", "IP addresses or networks such as 10.0.0.0/8");

    public override bool IsValid(object? value) =>
        value is not IEnumerable<string> networks
        || networks.All(network => IPNetwork.TryParse(network, out _) || IPAddress.TryParse(network, out _));
}
