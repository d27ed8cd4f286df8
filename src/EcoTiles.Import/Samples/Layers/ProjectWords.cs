using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>What is said of projects of each theme, and names for those that the text only counts.</summary>
static class ProjectWords
{
    public static string Tasks(string theme) => theme switch
    {
        "mine" => "消除地质灾害隐患，开展地形重塑、土壤重构和植被恢复",
        "water" or "corridor" => "河道清淤疏浚、生态岸线修复、滨河缓冲带建设和水系连通",
        "land" => "农用地整理、低效建设用地复垦和乡村生态保护修复",
        "farmland" => "耕地质量提升、农田防护林网和高标准农田建设",
        "urban" => "增加绿地和开敞空间，修复城市水系，改善人居环境",
        "forest" => "中幼林抚育、退化林修复和宜林地造林",
        "sand" => "防风林带建设、封沙育草和退化草地恢复",
        _ => "保护原生植被，修复退化林草，防治水土流失，提升水源涵养能力",
    };

    public static string Measures(string theme) => theme switch
    {
        "mine" => "削坡减载、挡墙修筑、客土覆绿、截排水",
        "water" or "corridor" => "生态护岸、湿地植被恢复、截污控源、生态补水",
        "land" or "farmland" => "土地平整、灌溉与排水、田间道路、生态沟渠",
        "urban" => "口袋公园、绿道贯通、雨洪调蓄、棕地治理",
        _ => "封山育林、补植补造、小流域综合治理、巡护监测",
    };

    public static string Goal(string theme) => theme switch
    {
        "mine" => "历史遗留矿山得到治理，植被覆盖度明显提高",
        "water" or "corridor" => "水质稳定达标，河湖岸线生态功能恢复",
        "land" or "farmland" => "耕地质量和集中连片程度提高",
        "urban" => "人均公园绿地面积增加，人居环境改善",
        _ => "生态系统质量和稳定性提升",
    };

    /// <summary>Themes of key areas that a class of projects works in, the closest first.</summary>
    public static IReadOnlyList<string> RelatedThemes(string theme) => theme switch
    {
        "mine" => ["mine", "mountain", "ecosystem"],
        "water" => ["water", "corridor", "ecosystem"],
        "corridor" => ["corridor", "water"],
        "land" => ["land", "farmland", "urban"],
        "farmland" => ["farmland", "land"],
        "urban" => ["urban", "land"],
        "forest" => ["forest", "mountain", "ecosystem"],
        "mountain" => ["mountain", "gully", "forest", "ecosystem"],
        "ecosystem" => ["ecosystem", "forest", "mountain", "sand"],
        var other => [other],
    };

    /// <summary>A name for project number <paramref name="index"/> of a class whose projects are only counted.</summary>
    public static string Invented(ProjectClassFact type, int index, string place, IReadOnlyList<CorridorFact> corridors)
    {
        if (type.Count == 1) return type.Name;
        var river = corridors.Count == 0 ? place : Bare(corridors[index % corridors.Count].Name);
        IReadOnlyList<string> patterns = type.Theme switch
        {
            "mine" => ["{0}废弃采石场生态修复项目", "{0}历史遗留矿山地质环境治理项目", "{0}矿区植被恢复项目", "{0}矿山边坡治理项目"],
            "land" => ["{0}全域土地综合整治项目", "{0}农村建设用地复垦项目", "{0}高标准农田建设项目", "{0}农用地整理项目"],
            "urban" => ["{0}口袋公园建设项目", "{0}城市水系连通项目", "{0}绿道建设项目", "{0}人居环境提升项目"],
            "corridor" or "water" => ["{1}生态廊道修复项目（{0}段）", "{1}岸线整治项目（{0}段）", "{1}防护林带建设项目（{0}段）"],
            _ => ["{0}森林抚育项目", "{0}退化林修复项目", "{0}水土流失治理项目", "{0}水源涵养林建设项目"],
        };
        return string.Format(null, patterns[index % patterns.Count], place, river);
    }

    public static IReadOnlyList<string> Funds(ulong hash) => (SeededHash.Below(hash, 4)) switch
    {
        0 => ["国家级", "省级"],
        1 => ["省级", "地方财政"],
        2 => ["地方财政", "社会资本"],
        _ => ["地方财政"],
    };

    static string Bare(string corridor) => corridor.Replace("生态廊道", "", StringComparison.Ordinal)
        .Replace("生态绿廊", "", StringComparison.Ordinal).Replace("生态带", "", StringComparison.Ordinal);
}
