using System.Net.Sockets;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Doctor;

/// <summary>Looks at what the service stands on: its port, its folders, and the services it is told to use.</summary>
static class ServiceChecks
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    public static IEnumerable<Finding> Ports(EcoTilesOptions options) =>
        ListenUrl.ParseAll(options.Server.Urls).Select(url => PortProbe.Find(url) is { } taken
            ? new Finding("port", FindingState.Missing, taken.Found, taken.Remedy)
            : new Finding("port", FindingState.Ok, new($"{url} 空闲", $"{url} is free")));

    public static Finding Folder(string check, string folder, FindingState whenMissing, Notice remedy) =>
        Directory.Exists(folder)
            ? Finding.Ok(check, folder)
            : new(check, whenMissing, new($"没有文件夹 {folder}", $"there is no folder {folder}"), remedy);

    /// <summary>Only whether somebody answers at the address: what stands behind it is not asked.</summary>
    public static async Task<Finding> ReachAsync(
        string check, string url, int defaultPort, CancellationToken cancellationToken)
    {
        var address = new Uri(url);
        var port = address.Port > 0 ? address.Port : defaultPort;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConnectTimeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, port, timeout.Token);
            return new(check, FindingState.Ok, new($"{address.Host}:{port} 可达", $"{address.Host}:{port} answers"));
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return new(check, FindingState.Missing,
                new($"{address.Host}:{port} 不可达", $"{address.Host}:{port} does not answer"),
                new("检查地址、防火墙与服务是否运行", "check the address, the firewall and that the service runs"));
        }
    }
}
