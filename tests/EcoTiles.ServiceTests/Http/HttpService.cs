using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>The program as it serves some files, and a client that takes answers as they come.</summary>
sealed class HttpService : IAsyncDisposable
{
    readonly ServedProgram _program;

    HttpService(ServedProgram program)
    {
        _program = program;
        Client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = program.Address };
    }

    public HttpClient Client { get; }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts the program and waits until every layer is loaded.</summary>
    public static Task<HttpService> StartAsync(string folder, params string[] arguments) => StartInAsync(folder, [], arguments);

    /// <summary>The same with variables of the environment.</summary>
    public static async Task<HttpService> StartInAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var service = new HttpService(await ServedProgram.StartInAsync(folder, environment, arguments));
        await service.WaitUntilLoadedAsync();
        return service;
    }

    /// <summary>Starts the program and waits for nothing else.</summary>
    public static async Task<HttpService> StartAtOnceAsync(string folder, params string[] arguments) =>
        new(await ServedProgram.StartAsync(folder, arguments));

    public async Task WaitUntilLoadedAsync()
    {
        while (!IsLoaded(await JsonAsync("readyz"))) await Task.Delay(50, Cancelled);
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await GetAsync(path);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement;
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await Client.SendAsync(request, Cancelled);
    }

    public Task<byte[]> BytesAsync(string path) => Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancelled);

    public async Task<IReadOnlyList<TileFeature>> FeaturesAsync(string path) => TileFeature.Read(await BytesAsync(path));

    /// <summary>Asks for a path byte by byte as it is written, which no client library would send.</summary>
    public async Task<(int Status, string Head, string Body)> RawAsync(string path)
    {
        using var client = new TcpClient(_program.Address.Host, _program.Address.Port);
        await client.GetStream().WriteAsync(
            Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), Cancelled);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Cancelled);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer[..end], answer[(end + 4)..]);
    }

    static bool IsLoaded(JsonElement readiness) =>
        readiness.GetProperty("status").GetString() == "ready"
        && readiness.GetProperty("datasets").EnumerateArray().All(dataset => dataset.GetProperty("state").GetString() != "waiting");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _program.DisposeAsync();
    }
}
