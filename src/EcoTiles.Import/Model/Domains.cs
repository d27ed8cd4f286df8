namespace EcoTiles.Import.Model;

/// <summary>The class domains of the atlas: values as stored, as written, and as they may also be written.</summary>
static class Domains
{
    public static ModelDomain PlanKind { get; } = new("plan_kind",
    [
        new("restoration", "生态修复", ["国土空间生态修复"]), new("consolidation", "国土整治", ["国土综合整治"]),
        new("consolidation+restoration", "国土综合整治和生态修复", ["整治和修复"]),
    ]);

    public static ModelDomain PlanLevel { get; } = new("plan_level",
        [new("region", "自治区级", ["省级"]), new("prefecture", "地市级", ["市级"]), new("county", "县级", []), new("district", "区级", [])]);

    public static ModelDomain PlanStatus { get; } = new("plan_status",
        [Same("公示稿", "notice"), Same("征求意见稿", "consult"), Same("报批稿", "submit"), Same("批复", "approved", "批复稿")]);

    public static ModelDomain Secrecy { get; } = new("secrecy",
        [Same("公开", "public"), Same("内部", "internal"), Same("秘密"), Same("机密"), Same("绝密")]);

    public static ModelDomain HeightDatum { get; } = new("height_datum",
        [Same("1985国家高程基准", "1985 国家高程基准", "国家85高程基准", "85高程基准", "EPSG:5737")]);

    public static ModelDomain Stage { get; } = new("stage_key",
        [new("near", "近期", []), new("mid", "中期", []), new("long", "远期", []), new("mid-long", "中远期", [])]);

    public static ModelDomain Scheme { get; } = new("scheme",
        [new("restoration", "生态修复", ["生态修复分区"]), new("consolidation", "国土综合整治", ["综合整治", "国土综合整治分区"])]);

    public static ModelDomain ZoneLevel { get; } = new("zone_level",
        [new("1", "一级", ["一级分区"]), new("2", "二级", ["二级分区"])]);

    public static ModelDomain AdminLevel { get; } = new("admin_level",
    [
        new("province", "省级", ["省", "自治区"]), new("prefecture", "地级", ["地市级", "市级"]), new("county", "县级", ["县", "区县"]),
        new("town", "乡镇级", ["乡镇", "乡级"]), new("village", "村级", ["村", "行政村"]),
    ]);

    public static ModelDomain Strategy { get; } = new("strategy",
    [
        new("conserve", "保育保护", ["保护保育"]), new("natural", "自然恢复", []), new("assist", "辅助修复", ["辅助再生"]),
        new("rebuild", "生态重塑", ["生态重建"]),
    ]);

    public static ModelDomain Issue { get; } = new("issue_code",
    [
        new("wetland_loss", "湿地萎缩退化", []), new("forest_loss", "林地退化", []), new("grass_loss", "草地退化", []),
        new("desertification", "土地沙化荒漠化", []), new("soil_erosion", "水土流失", []), new("salinity", "土壤盐渍化", []),
        new("fragmentation", "生境破碎化", []), new("space_squeeze", "生态空间被挤占", []),
        new("water_shortage", "水资源矛盾与地下水超采", ["河道断流"]), new("glacier_loss", "冰川萎缩", []),
        new("mine", "矿山生态破坏", []), new("subsidence", "采空塌陷", []), new("invasive", "外来物种入侵", []),
        new("nonpoint", "农业面源污染", []), new("biodiversity_loss", "生物多样性受损", []), new("urban", "城镇生态不足", []),
    ]);

    public static ModelDomain ZoneFunction { get; } = new("zone_function",
    [
        new("mountain", "生态屏障", ["山地"]), new("water_source", "水源涵养", []), new("wetland", "河湖湿地", []),
        new("sand", "防风固沙", []), new("mine", "矿山修复", []), new("land", "土地整治", []), new("farmland", "农田", []),
        new("urban", "城镇", []), new("biodiversity", "生物多样性", []), new("oasis", "绿洲", []), new("desert", "荒漠", ["高原"]),
    ]);

    public static ModelDomain Theme { get; } = new("theme",
    [
        new("ecosystem", "生态系统", []), new("forest", "森林", []), new("mountain", "山地", []), new("water", "水生态", ["水"]),
        new("corridor", "廊道", []), new("mine", "矿山", []), new("sand", "防沙", []), new("land", "土地整治", []),
        new("farmland", "农田", []), new("gully", "沟道", []), new("urban", "城镇", []),
    ]);

    public static ModelDomain Space { get; } = new("space",
    [
        new("ecological", "生态空间", ["生态"]), new("agricultural", "农业空间", ["农业"]), new("urban", "城镇空间", ["城镇"]),
        new("conflict", "相邻或冲突区域", ["冲突区域"]),
    ]);

    public static ModelDomain CorridorKind { get; } = new("corridor_kind",
    [
        new("river", "河流廊道", []), new("road", "道路廊道", []), new("belt", "带", ["生态带"]),
        new("barrier", "屏障", ["生态屏障"]), new("wildlife", "野生动物廊道", []),
    ]);

    public static ModelDomain FundSource { get; } = new("fund_source",
        [Same("国家级"), Same("省级"), Same("地方财政"), Same("社会资本"), Same("其他")]);

    public static ModelDomain UpperLevel { get; } = new("upper_level",
        [new("national", "国家级", []), new("regional", "自治区级", ["省级"]), new("local", "地方", [])]);

    public static ModelDomain RasterKind { get; } = new("raster_kind",
    [
        new("dem", "高程", []), new("slope", "坡度", []), new("hillshade", "晕渲", []), new("image", "影像", []),
        new("ndvi", "植被指数", []), new("precipitation", "降水", []), new("temperature", "气温", []),
        new("evapotranspiration", "蒸散发", []), new("soil_organic", "土壤有机质", []), new("soil_salinity", "土壤盐分", []),
        new("soil_suitability", "土壤适宜性", []), new("score", "评价得分", []),
    ]);

    public static ModelDomain DocumentKind { get; } = new("document_kind",
        [Same("文本"), Same("说明"), Same("表格"), Same("图件")]);

    /// <summary>A value that is stored as it is written.</summary>
    internal static DomainValue Same(string text, params IReadOnlyList<string> aliases) => new(text, text, aliases);
}
