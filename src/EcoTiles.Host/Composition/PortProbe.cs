using System.Net;
using System.Net.Sockets;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Composition;

/// <summary>An address that cannot be listened on, and the way out.</summary>
sealed record PortProblem(Notice Found, Notice Remedy)
{
    public Notice Whole => new($"{Found.Zh}。{Remedy.Zh}", $"{Found.En}. {Remedy.En}");
}

/// <summary>Tries an address before anything slow is started for it.</summary>
static class PortProbe
{
    public static PortProblem? Find(ListenUrl url)
    {
        if (url.Port == 0) return null;
        try
        {
            using var listener = new Socket(AddressOf(url).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(AddressOf(url), url.Port));
            listener.Listen(1);
            return null;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => Taken(url),
                SocketError.AccessDenied => new(
                    new($"没有权限监听端口 {url.Port}", $"not allowed to listen on port {url.Port}"), WayOut),
                _ => new(new($"无法监听 {url}", $"cannot listen on {url}: {failure.Message}"), WayOut),
            };
        }
    }

    static Notice WayOut => new(
        "换一个端口:设 PORT=9000,或加 --urls http://127.0.0.1:9000",
        "Use another port: set PORT=9000, or add --urls http://127.0.0.1:9000");

    static PortProblem Taken(ListenUrl url) => PortHolder.Find(url.Port) is { } holder
        ? new(new($"端口 {url.Port} 已被 {holder} 占用", $"port {url.Port} is taken by {holder}"), WayOut)
        : new(new($"端口 {url.Port} 已被其他程序占用(ss -ltnp 可查)", $"port {url.Port} is taken by another program (ss -ltnp tells which)"), WayOut);

    static IPAddress AddressOf(ListenUrl url)
    {
        if (url.IsEveryAddress) return IPAddress.Any;
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)) return address;
        return url.Host == "localhost" ? IPAddress.Loopback : Dns.GetHostAddresses(url.Host)[0];
    }
}
