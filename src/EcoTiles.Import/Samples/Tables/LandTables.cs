using EcoTiles.Sources.GeoPackage;
using static EcoTiles.Import.Samples.Tables.SampleTable;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>Tables of what a plan finds: nature, land use, evaluations and control lines.</summary>
static class LandTables
{
    public static IReadOnlyList<GeoPackageTableDefinition> All { get; } =
    [
        Areas("evaluation", "评价结果",
            MustText("kind", "评价类型"), Words("ecosystem", "生态系统"), Words("type_code", "类型代码"),
                Words("type_name", "类型名称"),
            MustNumber("level", "等级"), Words("level_name", "等级名称"), Words("name", "名称"), Measure("score", "得分"),
                Words("method", "评价方法"),
            Measure("area_m2", "面积（平方米）")),
        Areas("three_lines", "三条控制线",
            MustText("kind", "类型"), Words("name", "名称"), Words("approved", "批准情况"), Measure("area_m2", "面积（平方米）")),
        Areas("reserve", "自然保护地",
            MustText("name", "名称"), MustText("type", "类型"), Words("type_name", "类型名称"), Words("grade", "级别"),
            Flag("is_core", "是否核心保护区"), Measure("area_m2", "面积（平方米）")),
        Points("mine", "矿山", MustText("name", "名称"), MustText("state", "状态"), Words("state_name", "状态名称"),
            Words("mineral", "矿种")),
        Areas("subsidence", "采空塌陷区", MustText("name", "名称"), Words("part", "部位"), Measure("area_m2", "面积（平方米）")),
        Classed("ecosystem", "生态系统"),
        LandUse("landuse", "土地利用现状"),
        Classed("landform", "地貌"),
        Classed("soil", "土壤"),
        Areas("physiography", "自然地理区划", MustText("type_code", "类型代码"), MustText("type_name", "类型名称"),
            Words("name", "名称"), Measure("area_m2", "面积（平方米）")),
        Areas("watershed", "流域",
            MustText("type_code", "流域代码"), MustText("type_name", "流域级别名称"), MustNumber("level", "级别"),
                Words("name", "名称"),
            Words("parent_code", "上级流域代码"), Measure("area_m2", "面积（平方米）")),
        Areas("climate_zone", "气候分区",
            MustText("type_code", "类型代码"), MustText("type_name", "类型名称"), Words("kind", "要素"),
                Measure("value_from", "下限"),
            Measure("value_to", "上限"), Words("unit", "单位")),
        Lines("climate_isoline", "等值线", Words("kind", "要素"), Words("name", "名称"), Words("class", "类型"),
            Measure("value", "数值"), Words("unit", "单位")),
        Lines("water_line", "河流", Words("name", "名称"), MustText("class", "类型"), Words("class_name", "类型名称"),
            Number("value", "河流等级"), Measure("length_m", "长度（米）")),
        Areas("water_area", "水域", Words("name", "名称"), MustText("class", "类型"), Words("class_name", "类型名称"),
            Measure("value", "面积（平方千米）")),
        Lines("road", "道路", Words("name", "名称"), MustText("class", "等级"), Words("class_name", "等级名称"),
            Number("value", "等级序号")),
        Points("peak", "山峰", Words("name", "名称"), Words("class", "类型"), Measure("value", "高程（米）"),
            Measure("elev", "高程（米）")),
    ];

    public static GeoPackageTableDefinition LandUse(string name, string title) => Areas(name, title,
        MustText("type_code", "地类代码"), MustText("type_name", "地类名称"), MustText("code_system", "分类体系"),
        MustNumber("survey_year", "调查年份"), Measure("area_m2", "面积（平方米）"));

    static GeoPackageTableDefinition Classed(string name, string title) => Areas(name, title,
        MustText("type_code", "类型代码"), MustText("type_name", "类型名称"), Words("name", "名称"),
            Measure("area_m2", "面积（平方米）"));
}
