using EcoTiles.ServiceTests.PostGis;

namespace EcoTiles.ServiceTests.Http;

public sealed class StrangeAddressTests(SampleService sample)
{
    /// <summary>What stands where a number belongs.</summary>
    public static TheoryData<string> Numbers =>
    [
        "NaN", "nan", "Infinity", "-Infinity", "1e309", "1e3", "1E0", "-1", "+1", "-0", "01", "00", "007", "1.0", "1.", ".1",
        "0x10", "1_000", "1,5", "%201", "1%20", "1+1", "%2B1", "%2D1", "%31%", "%00", "1%00", "%0a", "1%0d%0aSet-Cookie:a", "%FF",
        "\u0661", "\u0967", "\uFF11", "\u4E00", "\u00B2", "%D9%A1", "2147483647", "2147483648", "4294967296", "-2147483649",
        "9223372036854775808", "99999999999999999999999999999999", "1'--", "1;DROP%20TABLE%20plan", "1%20OR%201=1", "(select%201)",
        "%3Cscript%3Ealert(1)%3C/script%3E", "<b>", "{z}", "%7Bz%7D", "null", "undefined", "true", "[]", "${7*7}", "*", "~", "..", "%2e%2e",
    ];

    public static TheoryData<string> Paths =>
    [
        "/tiles/", "/tiles", "/tiles//", "/tiles/xiping", "/tiles/xiping/", "/tiles//zone/1/0/0.mvt", "/tiles/xiping//1/0/0.mvt",
        "/tiles/xiping/zone/1/0", "/tiles/xiping/zone/1/0/", "/tiles/xiping/zone/1/0/0.mvt/", "/tiles/xiping/zone/1/0/0.gif",
        "/tiles/xiping/zone/1/0/0.mvt.mvt", "/tiles/xiping/zone/1/0/0.MVT", "/tiles/xiping/zone/1/0/0/0/0/0/0/0",
        "/tiles/../../etc/passwd", "/tiles/xiping/../../../etc/passwd", "/tiles/xiping/%2e%2e/1/0/0.mvt", "/tiles/xiping/..%2f..%2fzone/1/0/0.mvt",
        "/tiles/xiping/..%5c..%5czone/1/0/0.mvt", "/tiles/xiping/zone%00/1/0/0.mvt", "/tiles/xiping%00/zone/1/0/0.mvt",
        "/tiles/xiping/zone'--/1/0/0.mvt", "/tiles/xiping/zone;select/1/0/0.mvt", "/tiles/xiping/sqlite_master/1/0/0.mvt",
        "/tiles/xiping/gpkg_contents/1/0/0.mvt", "/tiles/xiping/zone,/1/0/0.mvt", "/tiles/xiping/,zone/1/0/0.mvt",
        "/tiles/xiping/zone,zone/1/0/0.mvt", "/tiles/xiping/http:%2f%2flocalhost/1/0/0.mvt", "/plans/..%2f..%2fetc%2fpasswd",
        "/plans/%27%20OR%20%271%27=%271", "/plans/xiping/maps/../../../etc/passwd", "/plans/%3Cscript%3E", "/plans/%00",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task What_is_no_plain_number_is_refused_wherever_a_number_belongs(string text)
    {
        // Valid neighbours at zoom 1, so that the text alone decides.
        foreach (var path in new[] { $"{text}/0/0", $"1/{text}/0", $"1/0/{text}", $"1/0/{text}.mvt" })
            await RefusedAsync($"/tiles/xiping/zone/{path}");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public Task What_is_no_address_is_refused(string path) => RefusedAsync(path);

    [Fact]
    public async Task Hostile_texts_name_no_plan_no_map_and_no_layer()
    {
        var texts = HostileTexts.All.SkipLast(1).Where(text => text.Trim('.').Length > 0).Select(Uri.EscapeDataString).ToList();
        Assert.True(texts.Count >= 200);
        foreach (var text in texts)
        {
            foreach (var path in new[] { $"/plans/{text}", $"/tiles/{text}/zone/1/0/0.mvt", $"/tiles/xiping/{text}/1/0/0.mvt", $"/tiles/xiping/zone,{text}/1/0/0.mvt" })
                await RefusedAsync(path);
        }
    }

    async Task RefusedAsync(string path)
    {
        var (status, head, body) = await sample.Service.RawAsync(path);
        Assert.True(status is 400 or 404, $"{path} answered {status}: {body}");
        Assert.DoesNotContain("Set-Cookie", head, StringComparison.OrdinalIgnoreCase);
        Assert.True(body.Length <= 2048, path);
        foreach (var leak in new[] { "script>", "passwd", "select", " at EcoTiles", ".gpkg", "DROP" })
            Assert.DoesNotContain(leak, body, StringComparison.OrdinalIgnoreCase);
    }
}
