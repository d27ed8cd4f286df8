using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

public sealed class SharedWorkTests(SampleStore sample) : IDisposable
{
    const int Requests = 1000;
    const string Tile = SampleService.Tile + ".mvt";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_thousand_at_once_get_one_and_the_same_tile()
    {
        await using var service = await HttpService.StartAsync(_folder.Path, sample.File);
        var clock = Stopwatch.StartNew();
        var bodies = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => service.BytesAsync(Tile)));
        Assert.NotEmpty(bodies[0]);
        Assert.All(bodies, body => Assert.Equal(bodies[0], body));
        // One making takes milliseconds; a thousand of them would not fit.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_asked_first_may_leave_without_harm_to_the_others()
    {
        // Without a cache and a snapshot every tile is made from the file, which leaves time to go away meanwhile.
        await File.WriteAllTextAsync(
            _folder.File("appsettings.json"), """{ "TileCache": { "Megabytes": 0 } }""", TestContext.Current.CancellationToken);
        await using var service = await HttpService.StartAsync(_folder.Path, sample.File, "--snapshot-budget", "0");
        var address = service.Client.BaseAddress!; // set by the service
        using (var first = new TcpClient(address.Host, address.Port))
        {
            await first.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"GET {Tile} HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
            await Task.Delay(2, TestContext.Current.CancellationToken);
            first.LingerState = new LingerOption(true, 0); // leaves at once, with a reset
        }
        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.BytesAsync(Tile)));
        Assert.NotEmpty(bodies[0]);
        Assert.All(bodies, body => Assert.Equal(bodies[0], body));
    }
}
