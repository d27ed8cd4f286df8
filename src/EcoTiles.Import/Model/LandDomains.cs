using static EcoTiles.Import.Model.Domains;

namespace EcoTiles.Import.Model;

/// <summary>The class domains of nature, evaluations and control lines.</summary>
static class LandDomains
{
    public static ModelDomain Ecosystem { get; } = new("ecosystem",
    [
        Same("森林"), Same("灌丛"), Same("草地", "草原", "草地(草原)", "草地（草原）"), Same("湿地"), Same("河流湖泊"), Same("荒漠"),
        Same("农田"), Same("城镇"), Same("冰川及永久积雪"),
    ]);

    public static ModelDomain EvaluationKind { get; } = new("evaluation_kind",
    [
        new("service", "生态系统服务功能", ["重要生态系统服务功能"]), new("fragility", "生态脆弱性", ["生态脆弱"]),
        new("degradation", "退化程度", ["受损退化程度"]), new("resilience", "恢复力", ["恢复力水平"]),
        new("issue", "生态问题", ["重大生态问题"]), new("risk", "生态风险", []),
    ]);

    /// <summary>Levels count from the best or the most important on, each kind in its own words.</summary>
    public static DependentDomain EvaluationLevel { get; } = new("kind", new Dictionary<string, ModelDomain>
    {
        ["service"] = new("service_level", [new("1", "极重要", []), new("2", "重要", [])]),
        ["fragility"] = new("fragility_level", [new("1", "极脆弱", []), new("2", "脆弱", [])]),
        ["degradation"] = new("degradation_level",
        [
            new("1", "完好", []), new("2", "轻度退化", []), new("3", "中度退化", []), new("4", "重度退化", ["严重退化"]),
        ]),
        ["resilience"] = new("resilience_level",
        [
            new("1", "恢复力强", ["强"]), new("2", "恢复力较强", ["较强"]), new("3", "恢复力中等", ["中等"]),
            new("4", "恢复力较弱", ["较弱"]), new("5", "恢复力弱", ["弱"]),
        ]),
        ["issue"] = new("issue_level", [new("1", "重大", []), new("2", "较大", []), new("3", "一般", [])]),
        ["risk"] = new("risk_level",
            [new("1", "高", []), new("2", "较高", []), new("3", "中", []), new("4", "较低", []), new("5", "低", [])]),
    });

    public static ModelDomain ControlLine { get; } = new("control_line",
        [new("redline", "生态保护红线", []), new("farmland", "永久基本农田", []), new("ugb", "城镇开发边界", [])]);

    public static ModelDomain ReserveType { get; } = new("reserve_type",
        [new("national_park", "国家公园", []), new("nature_reserve", "自然保护区", []), new("nature_park", "自然公园", [])]);

    public static ModelDomain MineState { get; } = new("mine_state",
    [
        new("legacy", "历史遗留（废弃）", ["历史遗留", "废弃", "历史遗留(废弃)"]), new("active", "在产", []), new("restored", "已修复", []),
    ]);

    /// <summary>Codes of the two systems differ, and a legend must not mix them.</summary>
    public static ModelDomain LandCodes { get; } = new("land_code_system",
        [Same("用地用海"), Same("三调", "第三次全国国土调查")]);

    public static ModelDomain WatershedLevel { get; } = new("watershed_level",
        [new("1", "一级流域", ["一级"]), new("2", "二级流域", ["二级"]), new("3", "三级流域", ["三级"])]);
}
