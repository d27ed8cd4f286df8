namespace EcoTiles.Import.Checks.Plan;

/// <summary>An indicator that every prefecture plan has, and the units it may be given in.</summary>
public sealed record RequiredIndicator(string Code, string Name, params IReadOnlyList<string> Units);

/// <summary>Table B.1 of the guideline of Xinjiang.</summary>
public static class RequiredIndicators
{
    public const string RegionPrefix = "65";

    public static IReadOnlyList<RequiredIndicator> All { get; } =
    [
        new("species_protection", "生物多样性保护", "%"),
        new("forest_cover", "森林覆盖率", "%"),
        new("forest_stock", "森林蓄积量", "立方米"),
        new("grass_cover", "草原综合植被盖度", "%"),
        new("park_per_capita", "人均公园绿地面积", "平方米"),
        new("habitat_growth", "野生动物重要栖息地面积增长", "%"),
        new("erosion_control", "水土流失治理面积", "平方公里"),
        new("shoreline_restored", "生态恢复河湖岸线长度", "公里"),
        new("legacy_mines", "历史遗留矿山综合治理面积", "平方公里"),
        new("sand_control", "可治理沙化土地治理面积", "平方公里"),
        new("grassland_treated", "退化草原治理面积", "平方公里"),
        new("wetland_restored", "湿地修复治理面积", "平方公里"),
        // Table B.1 has 万亩, table E.1 hectares.
        new("eco_retirement", "生态退耕面积", "万亩", "公顷"),
        new("farmland_restored", "退化耕地修复面积", "万亩", "公顷"),
    ];

    public static RequiredIndicator? Find(string? code) => All.FirstOrDefault(indicator => indicator.Code == code);
}

/// <summary>Indicators that are the sum of others.</summary>
public static class IndicatorParts
{
    static readonly Dictionary<string, IReadOnlyList<string>> Parts = new()
    {
        ["added_farmland"] = ["added_farmland_reserve", "reclaimed_linked"],
    };

    public static IReadOnlyList<string>? Of(string? code) => code is null ? null : Parts.GetValueOrDefault(code);
}

/// <summary>Units under the names that planners give them.</summary>
public static class IndicatorUnits
{
    static readonly string[][] Same =
    [
        ["%", "％", "百分比"], ["立方米", "m3", "m³"], ["平方米", "m2", "m²", "㎡", "平方米/人"], ["公里", "km", "千米"],
        ["平方公里", "km2", "km²", "平方千米"], ["公顷", "ha", "hm2", "hm²"], ["万亩"],
    ];

    public static bool AreSame(string one, string other) =>
        one == other || Same.Any(names => names.Contains(one) && names.Contains(other));
}
