using System.Net;
using System.Text.Json;

namespace EcoTiles.Tests.Server;

public sealed class StyleEndpointTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/styles/xiping/zone/style.json")]
    public async Task A_style_carries_the_addresses_of_this_service(string address)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var style = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        var root = server.Client.BaseAddress!.ToString();
        Assert.Equal($"{root}tiles/xiping/zone.json", style.RootElement.GetProperty("sources").GetProperty("plan").GetProperty("url").GetString());
        Assert.Equal($"{root}fonts/{{fontstack}}/{{range}}.pbf", style.RootElement.GetProperty("glyphs").GetString());
    }

    [Theory]
    [InlineData("/styles/nowhere/zone/style.json", 404)]
    [InlineData("/styles/xiping/nothing/style.json", 404)]
    [InlineData("/styles/xiping/zone", 404)]
    [InlineData("/sprites/other.png", 404)]
    [InlineData("/fonts/Known/0-255.pbf", 200)]
    [InlineData("/fonts/Known/65280-65535.pbf", 200)]
    [InlineData("/fonts/Unknown/0-255.pbf", 404)]
    [InlineData("/fonts/Known/1-256.pbf", 404)]
    [InlineData("/fonts/Known/0-511.pbf", 404)]
    [InlineData("/fonts/Known/-256--1.pbf", 404)]
    [InlineData("/fonts/../0-255.pbf", 404)]
    [InlineData("/fonts/Known/0-255", 404)]
    [InlineData("/static/xiping/zone/114,33,8/100x100.png", 200)]
    [InlineData("/static/xiping/zone/113,32,114,33/100x100.webp", 200)]
    [InlineData("/static/xiping/zone/auto/100x100@2x.jpg", 200)]
    [InlineData("/static/xiping/zone/auto/4096x2050.png", 200)]
    [InlineData("/static/xiping/zone/auto/4097x100.png", 400)]
    [InlineData("/static/xiping/zone/auto/2049x100@2x.png", 400)]
    [InlineData("/static/xiping/zone/auto/4096x2051.png", 400)]
    [InlineData("/static/xiping/zone/114,33,23/100x100.png", 400)]
    [InlineData("/static/xiping/zone/114,NaN,8/100x100.png", 400)]
    [InlineData("/static/xiping/zone/114,33,113,34/100x100.png", 400)]
    [InlineData("/static/xiping/zone/auto/0x100.png", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.mvt", 400)]
    [InlineData("/static/xiping/zone/auto/100x100", 400)]
    [InlineData("/static/nowhere/zone/auto/100x100.png", 404)]
    public async Task Every_address_has_its_answer(string address, int status)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
    }
}
