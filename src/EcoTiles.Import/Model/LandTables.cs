using static EcoTiles.Import.Model.TableWords;

namespace EcoTiles.Import.Model;

/// <summary>Tables of what a plan finds: nature, land use, evaluations and control lines.</summary>
static class LandTables
{
    public static IReadOnlyList<ModelTable> All { get; } =
    [
        Areas("evaluation", "评价结果", "Evaluations",
            Words("kind", "评价类型", "Kind of evaluation").Must().In(LandDomains.EvaluationKind),
            Words("ecosystem", "生态系统", "Ecosystem").In(LandDomains.Ecosystem),
            Words("type_code", "类型代码", "Code of the type"), Words("type_name", "类型名称", "Name of the type"),
            Number("level", "等级", "Level").Must() with { DomainBy = LandDomains.EvaluationLevel },
            Words("level_name", "等级名称", "Name of the level"), Words("name", "名称", "Name"), Measure("score", "得分", "Score"),
            Words("method", "评价方法", "Method"), Area),
        Areas("three_lines", "三条控制线", "Three control lines",
            Words("kind", "类型", "Kind").Must().In(LandDomains.ControlLine), Words("name", "名称", "Name"),
            Words("approved", "批准情况", "Approval"), Area),
        Areas("reserve", "自然保护地", "Protected areas",
            Words("name", "名称", "Name").Must(), Words("type", "类型", "Type").In(LandDomains.ReserveType),
            Words("type_name", "类型名称", "Name of the type"), Words("grade", "级别", "Grade"),
            Flag("is_core", "是否核心保护区", "Whether it is a core zone"), Area),
        Points("mine", "矿山", "Mines",
            Words("name", "名称", "Name").Must(), Words("state", "状态", "State").In(LandDomains.MineState),
            Words("state_name", "状态名称", "Name of the state"), Words("mineral", "矿种", "Mineral")),
        Areas("subsidence", "采空塌陷区", "Subsidence areas",
            Words("name", "名称", "Name").Must(), Words("part", "部位", "Part"), Area),
        Classed("ecosystem", "生态系统", "Ecosystems",
            Words("type_name", "类型名称", "Name of the type").Must().In(LandDomains.Ecosystem)),
        LandUse("landuse", "土地利用现状", "Land use"),
        Classed("landform", "地貌", "Landforms", TypeName),
        Classed("soil", "土壤", "Soils", TypeName),
        Classed("physiography", "自然地理区划", "Physiographic regions", TypeName),
        Areas("watershed", "流域", "Watersheds",
            Words("type_code", "流域代码", "Code of the watershed").Must(),
            Words("type_name", "流域级别名称", "Name of the level").Must(),
            Number("level", "级别", "Level").Must().In(LandDomains.WatershedLevel), Words("name", "名称", "Name"),
            Words("parent_code", "上级流域代码", "Code of the watershed above"), Area),
        Areas("climate_zone", "气候分区", "Climate zones",
            TypeCode, TypeName, Words("kind", "要素", "What is measured"), Measure("value_from", "下限", "Lower bound"),
            Measure("value_to", "上限", "Upper bound"), Words("unit", "单位", "Unit")),
        Lines("climate_isoline", "等值线", "Climate isolines",
            Words("kind", "要素", "What is measured"), Words("name", "名称", "Name"), Words("class", "类型", "Class"),
            Measure("value", "数值", "Value"), Words("unit", "单位", "Unit")),
        Lines("water_line", "河流", "Rivers",
            Words("name", "名称", "Name"), Words("class", "类型", "Class"), Words("class_name", "类型名称", "Name of the class"),
            Number("value", "河流等级", "Order of the river"), Length),
        Areas("water_area", "水域", "Water areas",
            Words("name", "名称", "Name"), Words("class", "类型", "Class"), Words("class_name", "类型名称", "Name of the class"),
            Measure("value", "面积（平方千米）", "Area in square kilometres")),
        Lines("road", "道路", "Roads",
            Words("name", "名称", "Name"), Words("class", "等级", "Class"), Words("class_name", "等级名称", "Name of the class"),
            Number("value", "等级序号", "Rank of the class")),
        Points("peak", "山峰", "Peaks",
            Words("name", "名称", "Name"), Words("class", "类型", "Class"), Measure("value", "高程（米）", "Height in metres"),
            Measure("elev", "高程（米）", "Height in metres")),
    ];

    /// <summary>Parcels of land use; generalised copies have the same columns under another name.</summary>
    public static ModelTable LandUse(string name, string zh, string en) => Areas(name, zh, en,
        Words("type_code", "地类代码", "Code of the land use").Must(), Words("type_name", "地类名称", "Name of the land use").Must(),
        Words("code_system", "分类体系", "Code system").In(LandDomains.LandCodes),
        Number("survey_year", "调查年份", "Year of the survey"), Area);

    static ModelColumn TypeCode => Words("type_code", "类型代码", "Code of the type").Must();

    static ModelColumn TypeName => Words("type_name", "类型名称", "Name of the type").Must();

    static ModelTable Classed(string name, string zh, string en, ModelColumn typeName) =>
        Areas(name, zh, en, TypeCode, typeName, Words("name", "名称", "Name"), Area);
}
