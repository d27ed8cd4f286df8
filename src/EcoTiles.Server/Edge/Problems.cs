using System.Data.Common;
using System.Globalization;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Sources;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>Every problem that the service's own routes can answer with.</summary>
static class Problems
{
    public static ProblemDocument MalformedAddress { get; } = Problem(
        400, "malformed-address", "Not a tile address", "瓦片地址格式不正确",
        "Tiles are at /tiles/{plan}/{map}/{z}/{x}/{y}.mvt (.png, .png8, .webp, .lossless.webp, .jpg, each also @2x), with z, x and y as plain whole numbers; /tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y} or WorldCRS84Quad in degrees.",
        "瓦片地址为 /tiles/{plan}/{map}/{z}/{x}/{y}.mvt（或 .png、.png8、.webp、.lossless.webp、.jpg，均可加 @2x），z、x、y 为不带符号的整数；经纬度瓦片为 /tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y}（或 WorldCRS84Quad）。");

    public static ProblemDocument MalformedStaticAddress { get; } = Problem(
        400, "malformed-address", "Not the address of a picture", "图片地址格式不正确",
        "Pictures are at /static/{plan}/{map}/{lon},{lat},{zoom}/{width}x{height}.png, with west,south,east,north or auto in the place of the middle, in degrees unless crs= says otherwise.",
        "图片地址为 /static/{plan}/{map}/{经度},{纬度},{级别}/{宽}x{高}.png，中心点也可写作 西,南,东,北 四至或 auto，未给 crs= 时以度为单位。");

    public static ProblemDocument PictureTooLarge { get; } = Problem(
        400, "picture-too-large", "Picture too large", "图片过大",
        "A picture may be 4096 pixels wide and high and have 8.4 million pixels; print larger ones.",
        "图片宽、高各不超过 4096 像素，总计不超过 840 万像素；更大的图请打印输出。");

    public static ProblemDocument LegendTooLarge { get; } = Problem(
        400, "legend-too-large", "Legend too large", "图例过大",
        "A legend may be 16384 pixels wide and high and have 32 million pixels; ask for a smaller scale, or for a part of the map with bbox.",
        "图例宽、高各不超过 16384 像素，总计不超过 3200 万像素；请减小 scale，或用 bbox 只取图件的一部分。");

    public static ProblemDocument UnknownFont { get; } = Problem(
        404, "unknown-font", "No such font", "没有此字体",
        "A font of this stack is not there; styles name fonts like \"Noto Sans SC Regular\".",
        "字体栈中有未安装的字体，样式中的字体名应如“Noto Sans SC Regular”。");

    public static ProblemDocument OutsideGrid { get; } = Problem(
        404, "outside-grid", "No such tile in the grid", "瓦片超出范围",
        "z must lie in the map's zoom range, x and y between 0 and 2^z - 1; see the map's TileJSON. CGCS2000Quad begins at z 1 with two tiles, WorldCRS84Quad at z 0.",
        "z 应在图件的级别范围内，x、y 应在 0 与 2^z - 1 之间，详见该图件的 TileJSON。CGCS2000Quad 自 1 级（两块瓦片）起，WorldCRS84Quad 自 0 级起。");

    public static ProblemDocument NoRaster { get; } = Problem(
        404, "unknown-raster", "No such raster", "没有此影像或高程",
        "The plan has no raster of this name that a map shows; style.json of a map names those it has.",
        "该规划没有图件使用的同名栅格，图件的 style.json 中列有可用的栅格。");

    public static ProblemDocument NotFound { get; } = Problem(
        404, "not-found", "Nothing here", "没有此页",
        "GET /plans lists what is published; /openapi/v1.json describes every address.",
        "GET /plans 列出已发布的规划，/openapi/v1.json 说明全部接口。");

    public static ProblemDocument MethodNotAllowed { get; } = Problem(
        405, "method-not-allowed", "Method not allowed", "不支持此请求方法",
        "This address is read only: use GET or HEAD.", "此地址只读，请使用 GET 或 HEAD。");

    public static ProblemDocument NotLoaded { get; } = Problem(
        503, "not-loaded", "Not loaded yet", "数据尚未就绪",
        "The plans are still being read; /readyz tells how far. Try again shortly.",
        "规划数据正在载入，进度见 /readyz，请稍后再试。");

    public static ProblemDocument QueryTooLong { get; } = Problem(
        414, "query-too-long", "Query too long", "查询串过长",
        "A query may have 8 KiB.", "查询串不得超过 8 KiB。");

    public static ProblemDocument ValueTooLong { get; } = Problem(
        400, "value-too-long", "Query value too long", "参数值过长",
        "One value in a query may have 2 KiB.", "单个参数值不得超过 2 KiB。");

    public static ProblemDocument HostNotAllowed { get; } = Problem(
        400, "host-not-allowed", "Unknown host", "主机名不被允许",
        "The service does not answer under this host name; the operator can add it to AllowedHosts.",
        "本服务不以此主机名提供，管理员可将其加入 AllowedHosts。");

    public static ProblemDocument BadRequest(int status) => Problem(
        status, "bad-request", "The request cannot be read", "请求无法识别",
        "The request breaks a rule of HTTP or a limit of this server.", "请求不符合 HTTP 规则或超出服务器限制。");

    public static ProblemDocument UnknownPlan(string plan, MapCatalogue catalogue) => catalogue.LacksPlans ? NotLoaded : Problem(
        404, "unknown-plan", "No such plan", "没有此规划",
        "GET /plans lists the plans.", "GET /plans 列出全部规划。") with
    {
        DidYouMean = NearestName.Of(plan, catalogue.Plans.Select(each => each.Id)),
    };

    public static ProblemDocument UnknownMap(string map, Plan plan) => Problem(
        404, "unknown-map", "No such map in this plan", "该规划没有此图件",
        "GET /plans/{plan}/maps lists the maps, /plans/{plan}/layers the single layers.",
        "GET /plans/{plan}/maps 列出图件，/plans/{plan}/layers 列出单个图层。") with
    {
        DidYouMean = NearestName.Of(map, plan.Maps.Concat(plan.Layers).Select(each => each.Id)),
    };

    public static ProblemDocument NoSuchDimension(string name, PlanMap map)
    {
        var known = string.Join(", ", map.Dimensions.Select(dimension => dimension.Name));
        return Problem(
            400, "unknown-dimension", "The map has no such dimension", "该图件没有此维度",
            known.Length == 0 ? $"This map cannot be narrowed by {name}." : $"This map cannot be narrowed by {name}; it has: {known}.",
            known.Length == 0 ? $"该图件不能按 {name} 筛选。" : $"该图件不能按 {name} 筛选，可用的维度：{known}。");
    }

    public static ProblemDocument RepeatedDimension(string name) => Problem(
        400, "repeated-dimension", "A dimension is given twice", "维度参数重复",
        $"Give {name} once, several values with commas between: {name}=a,b.", $"{name} 只能出现一次，多个值用逗号分隔：{name}=a,b。");

    /// <summary>Names all values that there are; what was asked for is not repeated.</summary>
    public static ProblemDocument UnknownDimensionValue(MapDimension dimension) => Problem(
        400, "unknown-dimension-value", "The dimension has no such value", "维度没有此取值",
        $"{dimension.Name} may be: {string.Join(", ", dimension.Values.Select(value => value.Code))}.",
        $"{dimension.Name}（{dimension.TitleZh}）可取：{string.Join("、", dimension.Values.Select(value => value.Code == value.TitleZh ? value.Code : $"{value.Code}（{value.TitleZh}）"))}。");

    /// <param name="key">Of the query.</param>
    /// <param name="allowed">What it may be.</param>
    public static ProblemDocument WrongLegendValue(string key, string allowed) => Problem(
        400, "wrong-value", "A value cannot be used", "参数值无法使用", $"{key} may be: {allowed}.", $"{key} 可取：{allowed}。");

    /// <summary>Refuses a coordinate system, and says why when it is one of an old datum.</summary>
    public static ProblemDocument UnknownCrs(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        _ = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var srid);
        var (english, chinese) = KnownCoordinateSystems.OldDatum(srid, null) is { } datum
            ? ($"Its datum is {datum}, which is not CGCS2000; transform the coordinates first. ", $"其基准为 {datum}，不是 2000 国家大地坐标系，请先转换坐标。")
            : ("", "");
        return Problem(
            400, "unknown-crs", "Not a coordinate system that pictures are drawn in", "不支持此坐标系",
            english + "crs may be EPSG:4490, EPSG:4326, CRS:84, EPSG:3857, EPSG:4513 to 4554 (3-degree Gauss-Kruger zones), EPSG:4491 to 4512 (6-degree) or a UTM zone of WGS 84.",
            chinese + "crs 可取 EPSG:4490、EPSG:4326、CRS:84、EPSG:3857、EPSG:4513–4554（3 度带）、EPSG:4491–4512（6 度带）或 WGS 84 UTM 分带。");
    }

    /// <param name="reach">What its coordinates may be.</param>
    /// <param name="hint">What was probably meant, or nothing.</param>
    public static ProblemDocument OutsideCrs(CoordinateSystem system, Envelope reach, (string En, string Zh)? hint)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(reach.MinX)},{Math.Round(reach.MinY)},{Math.Round(reach.MaxX)},{Math.Round(reach.MaxY)}");
        return Problem(
            400, "outside-crs", "Outside the coordinate system", "超出坐标系范围",
            $"The place does not lie within {system} ({system.NameEn}), which reaches over {range} as x,y,x,y.{(hint is null ? "" : $" {hint.Value.En}")}",
            $"所给位置不在 {system}（{system.NameZh}）范围内，其范围（x,y,x,y）为 {range}。{hint?.Zh}");
    }

    public static ProblemDocument WrongBox { get; } = Problem(
        400, "wrong-box", "Not a box", "四至不正确",
        "A box is minimum x, minimum y, maximum x, maximum y: easting or longitude first, each minimum below its maximum.",
        "四至依次为 最小x,最小y,最大x,最大y：东坐标或经度在前，最小值须小于最大值。");

    public static ProblemDocument WrongScale { get; } = Problem(
        400, "wrong-value", "A value cannot be used", "参数值无法使用",
        "Give one of: @2x before the extension, scale= from 0.25 to 6.25, or dpi= from 24 to 600 (96 draws one pixel for each of the address).",
        "以下三者只能取其一：扩展名前的 @2x、scale=0.25–6.25、dpi=24–600（96 表示与地址中的像素数相同）。");

    /// <summary>What a failure is to the caller. A broken dependency is passing, anything else is ours.</summary>
    public static ProblemDocument From(Exception error) => error switch
    {
        BadHttpRequestException refused => BadRequest(refused.StatusCode),
        TooBusyException => Problem(
            503, "busy", "Too much to do now", "请求过多",
            "Many pictures are being made. Try again shortly.", "正在绘制的图片过多，请稍后再试。"),
        TimeoutException => Problem(
            504, "took-too-long", "Took too long", "处理超时",
            "The data could not be read in time. Try again shortly.", "数据读取超时，请稍后再试。"),
        AggregateException { InnerException: { } first } => From(first),
        StoreException or DbException or IOException or OutOfMemoryException => Problem(
            503, "unavailable", "Data not available now", "数据暂不可用",
            "The store cannot be read at the moment. Try again shortly.", "数据源暂时无法读取，请稍后再试。"),
        _ => Problem(
            500, "failure", "Something went wrong here", "服务内部错误",
            "The fault is not in the request. It has been logged.", "问题不在请求本身，已记入日志。"),
    };

    static ProblemDocument Problem(int status, string type, string title, string titleZh, string detail, string detailZh) =>
        new($"urn:ecotiles:problem:{type}", status, title, titleZh, detail, detailZh);
}
