using System.Globalization;

namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>What can go wrong with a tile service. Addresses are not told: they may hold keys.</summary>
static class UpstreamProblems
{
    public static StoreException Slow(string name, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return Passing($"瓦片服务“{name}”在 {seconds} 秒内没有应答", $"the tile service {name} did not answer within {seconds} s");
    }

    public static StoreException Refused(string name, int status) => Passing(
        $"瓦片服务“{name}”应答 {status}{(status is 401 or 403 ? "，请检查密钥" : "")}",
        string.Create(CultureInfo.InvariantCulture, $"the tile service {name} answers {status}{(status is 401 or 403 ? "; look at its key" : "")}"));

    public static StoreException NoImage(string name) => Passing(
        $"瓦片服务“{name}”的应答不是图像，请检查地址和密钥", $"the tile service {name} answers with something that is no image; look at its address and key");

    public static StoreException Away(string name, HttpRequestException failure) => Passing(
        $"瓦片服务“{name}”不可达（{failure.HttpRequestError}）", $"the tile service {name} cannot be reached ({failure.HttpRequestError})");

    public static StoreException LeftAlone(string name, RasterFault? last) => last is null
        ? Passing($"瓦片服务“{name}”暂停访问", $"the tile service {name} is left alone for some seconds")
        : Passing(last.MessageZh, last.MessageEn);

    static StoreException Passing(string zh, string en) => new(zh, en) { IsPassing = true };
}
