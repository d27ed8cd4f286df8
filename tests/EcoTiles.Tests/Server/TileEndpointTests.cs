using System.IO.Compression;
using System.Net;
using EcoTiles.Server;

namespace EcoTiles.Tests.Server;

public sealed class TileEndpointTests : IAsyncLifetime
{
    const string Address = "/tiles/xiping/outcome/layout/5/9/5.mvt";

    RunningServer _server = null!; // made before each test

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/tiles/xiping/outcome/layout/5/9/5.mvt")]
    [InlineData("/tiles/xiping/outcome-layout/5/9/5.pbf")]
    [InlineData("/tiles/xiping/outcome%2Flayout/5/9/5")]
    [InlineData("/tiles/xiping/zone,key_area/5/9/5?key=1&key=2&unknown")]
    [InlineData("/tiles/xiping/zone/5/4/5")]
    public async Task A_tile_comes_packed_with_headers_to_keep_it(string address)
    {
        var response = await _server.GetAsync(address, ("Accept-Encoding", "gzip, br"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=300, stale-while-revalidate=86400", Header(response, "Cache-Control"));
        Assert.Equal("Accept-Encoding", Header(response, "Vary"));
        Assert.False(response.Headers.ETag!.IsWeak);
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await body.CopyToAsync(plain, TestContext.Current.CancellationToken);
        Assert.Equal(RunningServer.PlainTile, plain.ToArray());
    }

    [Fact]
    public async Task A_client_without_gzip_gets_plain_bytes_under_a_tag_of_their_own()
    {
        var packed = await _server.GetAsync(Address, ("Accept-Encoding", "gzip"));
        var plain = await _server.GetAsync(Address);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(RunningServer.PlainTile, await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(packed.Headers.ETag, plain.Headers.ETag);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task A_tile_that_the_client_has_is_not_sent_again(string ifNoneMatch)
    {
        var tag = (await _server.GetAsync(Address, ("Accept-Encoding", "gzip"))).Headers.ETag!.Tag;
        var response = await _server.GetAsync(Address,
            ("Accept-Encoding", "gzip"), ("If-None-Match", ifNoneMatch.Replace("{0}", tag, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(tag, response.Headers.ETag!.Tag);
        Assert.NotNull(response.Headers.CacheControl);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Head_tells_the_same_without_a_body()
    {
        var get = await _server.GetAsync(Address, ("Accept-Encoding", "gzip"));
        var head = await _server.SendAsync(HttpMethod.Head, Address, ("Accept-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_empty_tile_is_a_normal_answer()
    {
        var response = await _server.GetAsync("/tiles/xiping/zone/5/0/5.mvt");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.NotNull(response.Headers.CacheControl);
    }

    [Fact]
    public async Task A_tile_that_had_to_be_thinned_says_so() =>
        Assert.Equal("true", Header(await _server.GetAsync("/tiles/xiping/zone/5/1/5.mvt"), "X-EcoTiles-Truncated"));

    [Fact]
    public async Task Sample_tiles_are_kept_for_a_short_time()
    {
        await using var server = await RunningServer.StartAsync(isSample: true);
        var response = await server.GetAsync(Address);
        Assert.Equal(TimeSpan.FromSeconds(30), response.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("/tiles/xiping/zone/-1/0/0.mvt", 400, "malformed-address")]
    [InlineData("/tiles/xiping/zone/5/9/5.gif", 400, "malformed-address")]
    [InlineData("/tiles/xiping/zone/5/9/5.mvt/", 400, "malformed-address")]
    [InlineData("/tiles/", 400, "malformed-address")]
    [InlineData("/tiles/xiping/zone/17/0/0.mvt", 404, "outside-grid")]
    [InlineData("/tiles/xiping/zone/23/0/0.mvt", 404, "outside-grid")]
    [InlineData("/tiles/xiping/zone/5/32/0.mvt", 404, "outside-grid")]
    [InlineData("/tiles/xipin/zone/5/9/5.mvt", 404, "unknown-plan")]
    [InlineData("/tiles/xiping/zonne/5/9/5.mvt", 404, "unknown-map")]
    [InlineData("/tiles/xiping/zone/5/2/5.mvt", 500, "failure")]
    [InlineData("/tiles/xiping/zone/5/3/5.mvt", 504, "took-too-long")]
    [InlineData("/nothing", 404, "not-found")]
    public async Task Every_refusal_is_a_small_problem_document(string address, int status, string type)
    {
        var response = await _server.GetAsync(address);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"urn:ecotiles:problem:{type}", body, StringComparison.Ordinal);
        Assert.True(body.Length < 2048);
        Assert.DoesNotContain("SELECT", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_mistyped_map_is_answered_with_the_one_that_was_meant_and_nothing_of_the_request()
    {
        var body = await _server.Client.GetAsync(new Uri("/tiles/xiping/outcome/layuot<script>/5/9/5.mvt", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await body.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        text = await (await _server.GetAsync("/tiles/xiping/outcome/layuot/5/9/5.mvt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"didYouMean\":\"outcome/layout\"", text, StringComparison.Ordinal);
        Assert.Contains("该规划没有此图件", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_methods_are_refused_and_preflight_is_granted()
    {
        var post = await _server.SendAsync(HttpMethod.Post, Address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal("GET, HEAD", string.Join(", ", post.Content.Headers.Allow));
        Assert.Equal("application/problem+json", post.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Header(post, "Access-Control-Allow-Origin"));
        var preflight = await _server.SendAsync(HttpMethod.Options, Address, ("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("GET", Header(preflight, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("If-None-Match", Header(preflight, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2048, 200)]
    [InlineData(2049, 400)]
    public async Task One_value_may_have_two_kibibytes(int length, int status) =>
        Assert.Equal(status, (int)(await _server.GetAsync($"{Address}?a={new string('x', length)}")).StatusCode);

    [Theory]
    [InlineData(8192, 200)]
    [InlineData(8193, 414)]
    public async Task A_query_may_have_eight_kibibytes(int length, int status)
    {
        var query = string.Concat(Enumerable.Repeat("a=" + new string('x', 1000) + "&", 9))[..length];
        Assert.Equal(status, (int)(await _server.GetAsync($"{Address}?{query}")).StatusCode);
    }

    [Fact]
    public async Task Before_the_first_catalogue_clients_are_asked_to_wait()
    {
        await using var server = await RunningServer.StartAsync(new ServerOptions(), loaded: false);
        var tile = await server.GetAsync(Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, tile.StatusCode);
        Assert.NotNull(tile.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.GetAsync("/readyz")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.GetAsync("/plans")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/livez")).StatusCode);
    }

    static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.NonValidated[name]);
}
