using System.IO.Compression;
using System.Net;

namespace EcoTiles.ServiceTests.Http;

public sealed class TileAnswerTests(SampleService sample)
{
    [Theory]
    [InlineData(".png", "image/png")]
    [InlineData("@2x.png8", "image/png")]
    [InlineData(".webp", "image/webp")]
    [InlineData("@2x.lossless.webp", "image/webp")]
    [InlineData(".jpg", "image/jpeg")]
    public async Task Pictures_are_what_they_are_asked_for_as_and_known_again(string form, string type)
    {
        using var answer = await sample.Service.GetAsync(SampleService.Tile + form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        using var again = await sample.Service.GetAsync(SampleService.Tile + form, ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    const string Tile = SampleService.Tile + ".mvt";

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    HttpService Service => sample.Service;

    [Fact]
    public async Task Extension_or_none_the_tile_is_the_same()
    {
        var tile = await Service.BytesAsync(Tile);
        Assert.NotEmpty(tile);
        Assert.Equal(tile, await Service.BytesAsync(SampleService.Tile + ".pbf"));
        Assert.Equal(tile, await Service.BytesAsync(SampleService.Tile));
    }

    [Fact]
    public async Task Packed_and_plain_bodies_hold_the_same_bytes_under_two_tags()
    {
        using var plain = await Service.GetAsync(Tile);
        using var packed = await Service.GetAsync(Tile, ("Accept-Encoding", "gzip"));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(Cancelled), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes, Cancelled);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(Cancelled), bytes.ToArray());
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        foreach (var answer in new[] { plain, packed })
        {
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.Equal("application/vnd.mapbox-vector-tile", answer.Content.Headers.ContentType?.ToString());
            Assert.False(answer.Headers.ETag?.IsWeak);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_client_that_has_the_tile_is_told_so(string encoding)
    {
        using var first = await Service.GetAsync(Tile, ("Accept-Encoding", encoding));
        var tag = first.Headers.ETag!.ToString(); // every tile has one
        foreach (var known in new[] { tag, $"\"other\", {tag}", $"W/{tag}", "*" })
        {
            using var second = await Service.GetAsync(Tile, ("Accept-Encoding", encoding), ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(tag, second.Headers.ETag?.ToString());
            Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancelled));
            Assert.Equal(first.Headers.CacheControl, second.Headers.CacheControl);
        }
        using var changed = await Service.GetAsync(Tile, ("Accept-Encoding", encoding), ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData(Tile)]
    [InlineData("/tiles/xiping/outcome/layout.json")]
    [InlineData("/plans")]
    [InlineData("/readyz")]
    [InlineData("/tiles/xiping/no-such-map/1/0/0.mvt")]
    public async Task HEAD_answers_like_GET_without_a_body(string path)
    {
        using var get = await Service.GetAsync(path);
        using var head = await Service.SendAsync(HttpMethod.Head, path);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData("/tiles/xiping/seat,node/16/53514/26311.mvt")] // inside the bounds, between the features
    [InlineData("/tiles/xiping/outcome/layout/11/0/0.mvt")] // far away
    public async Task A_tile_without_features_has_no_content(string path)
    {
        using var answer = await Service.GetAsync(path);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.NotNull(answer.Headers.CacheControl?.MaxAge);
    }

    [Theory]
    [InlineData("11/2048/0")]
    [InlineData("11/0/2048")]
    [InlineData("17/0/0")] // the map ends at zoom 16
    [InlineData("22/0/0")]
    [InlineData("23/0/0")]
    [InlineData("0/1/0")]
    public async Task A_tile_outside_the_grid_or_the_zooms_is_not_found(string tile)
    {
        using var answer = await Service.GetAsync($"/tiles/xiping/outcome/layout/{tile}.mvt");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_may_be_read_by_pages_of_any_origin()
    {
        var tooLong = "/plans?q=" + new string('a', 8 * 1024);
        (HttpMethod Method, string Path, int Status)[] requests =
        [
            (HttpMethod.Get, Tile, 200),
            (HttpMethod.Get, "/tiles/xiping/outcome/layout/11/0/0.mvt", 204),
            (HttpMethod.Options, Tile, 204),
            (HttpMethod.Get, "/tiles/xiping/outcome/layout/a/0/0.mvt", 400),
            (HttpMethod.Get, "/tiles/nowhere/zone/1/0/0.mvt", 404),
            (HttpMethod.Get, "/no/such/page", 404),
            (HttpMethod.Post, Tile, 405),
            (HttpMethod.Delete, "/plans", 405),
            (HttpMethod.Get, tooLong, 414),
        ];
        foreach (var (method, path, status) in requests)
        {
            using var answer = await Service.SendAsync(method, path, ("Origin", "https://maps.example"));
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("/tiles/secretplan/zone/1/0/0.mvt", 404)]
    [InlineData("/tiles/xiping/secretmap/1/0/0.mvt", 404)]
    [InlineData("/tiles/xiping/zone/secretzoom/0/0.mvt", 400)]
    [InlineData("/plans/secretplan/maps", 404)]
    [InlineData("/secretpage", 404)]
    public async Task A_problem_is_short_and_repeats_nothing_of_the_request(string path, int status)
    {
        using var answer = await Service.GetAsync(path + "?key=secretvalue");
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(body), 1, 2048);
        Assert.DoesNotContain("secret", body, StringComparison.OrdinalIgnoreCase);
        var problem = System.Text.Json.JsonDocument.Parse(body).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var part in new[] { "type", "title", "detail" }) Assert.NotEmpty(problem.GetProperty(part).GetString()!);
    }
}
