using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EcoTiles.ServiceTests.Program;

public sealed class ServeTests(SampleStore sample) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_serves_the_plans_of_a_store_until_SIGTERM()
    {
        await using var served = await ServedProgram.StartAsync(_folder.Path, sample.File);
        using var client = new HttpClient { BaseAddress = served.Address };
        using var ready = await client.GetAsync(
            new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains(
            "\"xiping\"",
            await client.GetStringAsync(new Uri("/plans", UriKind.Relative), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(0, await served.TerminateAsync());
    }

    [Fact]
    public async Task A_store_may_be_a_link_to_the_file()
    {
        var link = _folder.File("link.gpkg");
        File.CreateSymbolicLink(link, sample.File);
        await using var served = await ServedProgram.StartAsync(_folder.Path, link);
        Assert.Equal(0, await served.TerminateAsync());
    }

    [Fact]
    public async Task Without_a_store_it_makes_the_sample_plans_once()
    {
        var plans = _folder.File("plans.gpkg");
        var made = new List<DateTime>();
        for (var start = 0; start < 2; start++)
        {
            await using var served = await ServedProgram.StartAsync(_folder.Path, "--data", _folder.Path);
            Assert.Equal(0, await served.TerminateAsync());
            made.Add(File.GetLastWriteTimeUtc(plans));
        }
        Assert.Equal(made[0], made[1]);
        Assert.Equal([plans], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_taken_port_is_named_with_its_holder_and_the_way_out()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var run = await ProgramRun.InAsync(_folder.Path, new() { ["PORT"] = port }, "serve", "--data", _folder.Path);
        Assert.Equal(69, run.ExitCode);
        Assert.Contains($"port {port} is taken by ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"(PID {Environment.ProcessId})", run.Error, StringComparison.Ordinal);
        Assert.Contains("PORT=", run.Error, StringComparison.Ordinal);
        Assert.Contains("--urls", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("plans.gpkg"))); // nothing slow before the port is known to be free
    }

    [Theory]
    [InlineData("postgres://eco:hush@127.0.0.1:notaport/plans", 2)]
    [InlineData("none.gpkg", 69)]
    public async Task A_store_that_cannot_be_opened_is_refused(string store, int exitCode)
    {
        var run = await ProgramRun.InAsync(_folder.Path, [], "serve", store, "--port", "0");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("hush", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused()
    {
        var run = await ProgramRun.InAsync(_folder.Path, [], "serve", "--data", "/proc/ecotiles", "--port", "0");
        Assert.Equal(73, run.ExitCode);
    }

    [Fact]
    public async Task A_client_that_is_slow_with_its_headers_is_let_go()
    {
        await File.WriteAllTextAsync(
            _folder.File("appsettings.json"),
            """{ "Server": { "HeaderTimeout": "00:00:01" } }""",
            TestContext.Current.CancellationToken);
        await using var served = await ServedProgram.StartAsync(_folder.Path, sample.File);
        using var client = new TcpClient(served.Address.Host, served.Address.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(client.GetStream(), Encoding.ASCII);
        Assert.StartsWith(
            "HTTP/1.1 408",
            await answer.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
