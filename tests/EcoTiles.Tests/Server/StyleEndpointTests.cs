using System.Net;
using System.Text.Json;
using EcoTiles.Rendering.Painting;

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
    [InlineData("/static/xiping/zone/113,32,114,33/100x100.png?crs=EPSG:4490", 200)]
    [InlineData("/static/xiping/zone/113,32,114,33/100x100.png?crs=CRS:84", 200)]
    [InlineData("/static/xiping/zone/113,32,114,33/100x100.png?crs=urn:ogc:def:crs:EPSG::4326", 200)]
    [InlineData("/static/xiping/zone/38400000,3600000,38500000,3700000/100x100.png?crs=EPSG:4526", 200)]
    [InlineData("/static/xiping/zone/400000,3600000,500000,3700000/100x100.png?crs=EPSG:4547", 200)]
    [InlineData("/static/xiping/zone/12600000,3900000,12700000,4000000/100x100.png?crs=EPSG:3857", 200)]
    [InlineData("/static/xiping/zone/auto/100x100.png?crs=EPSG:4509", 200)]
    [InlineData("/static/xiping/zone/auto/100x100.png?crs=EPSG:4534", 400)] // 75 E is too far away
    [InlineData("/static/xiping/zone/auto/100x100.png?crs=EPSG:4610", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?crs=", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?crs=EPSG:4490&crs=EPSG:4326", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?dpi=24", 200)]
    [InlineData("/static/xiping/zone/auto/100x100.png?dpi=23", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?dpi=600", 200)]
    [InlineData("/static/xiping/zone/auto/100x100.png?dpi=601", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?dpi=NaN", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?scale=6.25", 200)]
    [InlineData("/static/xiping/zone/auto/100x100.png?scale=0", 400)]
    [InlineData("/static/xiping/zone/auto/100x100.png?scale=2&dpi=192", 400)]
    [InlineData("/static/xiping/zone/auto/100x100@2x.png?dpi=192", 400)]
    [InlineData("/static/xiping/zone/auto/1310x100.png?dpi=300", 200)]
    [InlineData("/static/xiping/zone/auto/1311x100.png?dpi=300", 400)]
    public async Task Every_address_has_its_answer(string address, int status)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("32,113,33,114", "EPSG:4490", "swapped", "颠倒")]
    [InlineData("3600000,400000,3700000,500000", "EPSG:4547", "swapped", "颠倒")]
    [InlineData("400000,3600000,500000,3700000", "EPSG:4526", "38500000", "带号")]
    [InlineData("38400000,3600000,38500000,3700000", "EPSG:4547", "no zone number", "不带带号")]
    [InlineData("113,32,114,Infinity", "EPSG:4490", "Pictures are at", "图片地址")]
    [InlineData("114,32,113,33", "EPSG:4490", "minimum", "最小")]
    [InlineData("113,32,114,33", "EPSG:4214", "Beijing 1954", "北京坐标系")]
    [InlineData("113,32,114,33", "EPSG:1", "EPSG:4513 to 4554", "3 度带")]
    public async Task What_cannot_be_meant_is_refused_with_what_was_probably_meant(string place, string crs, string english, string chinese)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync($"/static/xiping/zone/{place}/100x100.png?crs={crs}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Contains(english, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(chinese, problem.RootElement.GetProperty("detailZh").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 100, Medium.Screen)]
    [InlineData("?dpi=96", 100, Medium.Page)]
    [InlineData("?dpi=192", 200, Medium.Page)]
    [InlineData("?dpi=192&crs=EPSG:4547", 200, Medium.Page)]
    [InlineData("?scale=1.5&crs=EPSG:4547", 150, Medium.Screen)]
    public async Task Dots_an_inch_make_the_picture_larger_and_mean_paper(string query, byte pixels, Medium medium)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync($"/static/xiping/zone/auto/100x80.png{query}");
        Assert.Equal([pixels, (byte)medium], await answer.Content.ReadAsByteArrayAsync(Cancelled)); // the replaced painter writes both
    }

    [Theory]
    [InlineData("113,32,115,33/200x100.png?crs=EPSG:4490", "EPSG:4490", "113,32,115,33")]
    [InlineData("113,32,114,33/200x100.png?crs=EPSG:4490", "EPSG:4490", "112.5,32,114.5,33")] // a box that does not fill the picture stands in its middle
    [InlineData("38400000,3600000,38500000,3700000/100x100.png?crs=EPSG:4526", "EPSG:4526", "38400000,3600000,38500000,3700000")]
    public async Task A_picture_tells_what_it_shows(string picture, string crs, string box)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.GetAsync($"/static/xiping/zone/{picture}");
        Assert.Equal(crs, answer.Headers.GetValues("X-EcoTiles-Crs").Single());
        var expected = box.Split(',').Select(each => double.Parse(each, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var told = answer.Headers.GetValues("X-EcoTiles-Bbox").Single().Split(',').Select(each => double.Parse(each, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var pixel = (expected[2] - expected[0]) / 100;
        for (var i = 0; i < 4; i++) Assert.Equal(expected[i], told[i], 0.51 * pixel); // pixels are those of the grid
    }
}
