using EcoTiles.Sources.GeoPackage;
using static EcoTiles.Import.Samples.Tables.SampleTable;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>Tables of what a plan sets out: the plan itself, its zones, key areas and projects.</summary>
static class PlanTables
{
    public static IReadOnlyList<GeoPackageTableDefinition> All { get; } =
    [
        Plain("plan", "规划",
            MustText("code", "规划代码"), MustText("title", "规划名称"), Words("title_en", "英文名称"), MustText("kind", "规划类型"),
            MustText("level", "规划层级"), MustText("region_code", "行政区代码"), MustText("region_name", "行政区名称"),
            Words("parent_region_name", "上级行政区"), MustNumber("period_from", "规划期起"), MustNumber("period_to", "规划期止"),
            MustNumber("base_year", "基准年"), Measure("area_m2", "国土面积（平方米）"), Measure("area_stated_m2", "文本面积（平方米）"),
            Words("crs_print", "制图坐标系"), MustText("height_datum", "高程基准"), MustText("status", "规划状态"),
            MustText("compiler", "编制单位"), Must("map_date", GeoPackageColumnType.Date, "制图日期"),
                Words("approval_no", "批复文号"),
            new GeoPackageColumn("approved_on", GeoPackageColumnType.Date, "批复日期"), Words("map_review_no", "审图号"),
                MustText("secrecy", "密级"),
            Words("scope", "规划范围说明"), MustText("data_note", "资料来源")),
        Plain("plan_stage", "规划分期",
            MustText("key", "分期代码"), MustText("zh", "分期名称"), MustNumber("year_from", "起始年"),
                MustNumber("year_to", "结束年"),
            MustNumber("target_year", "目标年"), MustNumber("sort", "排序"), Words("goals", "目标")),
        Areas("plan_area", "规划范围", MustText("name", "名称"), Measure("area_m2", "面积（平方米）")),
        Areas("admin_unit", "行政区划",
            MustText("code", "行政区代码"), MustText("name", "行政区名称"), MustText("level", "级别"), Words("kind", "类型"),
            Words("parent_code", "上级代码"), Measure("area_m2", "面积（平方米）")),
        Points("seat", "行政中心", MustText("name", "名称"), MustText("level", "级别"), Words("code", "行政区代码")),
        Areas("zone", "生态修复分区",
            MustText("scheme", "分区体系"), MustNumber("level", "分区级别"), Words("parent_id", "上级分区"),
                MustText("code", "分区代码"),
            MustText("name", "分区名称"), Words("short_name", "简称"), Words("name_en", "英文名称"), Words("location", "区域范围"),
            Words("strategy_main", "主要修复策略"), Words("strategy_minor", "辅助修复策略"), Words("problems", "主要生态问题"),
            Words("problem_codes", "问题代码"), MustText("direction", "主攻方向"), MustText("function", "主导功能"),
            Words("upper_zone_code", "上位分区代码"), Number("sort", "排序"), Measure("area_m2", "面积（平方米）")),
        Areas("key_area", "重点区域",
            MustText("scheme", "分区体系"), Words("zone_id", "所属分区"), MustText("code", "区域代码"), MustText("name", "区域名称"),
            Words("short_name", "简称"), MustText("theme", "主题"), Words("space", "空间类型"), Words("description", "说明"),
            Measure("area_m2", "面积（平方米）"), Words("towns", "涉及乡镇"), Number("village_count", "涉及行政村个数"),
            Words("priority", "轻重缓急"), Number("sort", "排序")),
        Lines("corridor", "生态廊道",
            MustText("kind", "类型"), MustText("name", "名称"), Words("aliases", "别名"), Words("pattern_term", "格局用语"),
            Measure("width_m", "宽度（米）"), Flag("is_backbone", "是否骨干"), Measure("length_m", "长度（米）")),
        Points("node", "生态节点", MustText("kind", "类型"), MustText("name", "名称"), Words("pattern_term", "格局用语")),
        Plain("pattern", "总体格局", MustText("scheme", "分区体系"), MustText("name", "格局名称"), MustText("terms", "格局构成")),
        Plain("project", "重点工程",
            MustText("class_code", "工程类代码"), MustText("class_name", "工程类名称"), Words("item_name", "子工程"),
                Words("scheme", "分区体系"),
            Words("themes", "主题"), Words("parent_id", "上级工程"), MustText("map_no", "图上编号"), MustText("name", "工程名称"),
            Words("region_text", "实施区域"), Words("towns", "涉及乡镇"), MustText("tasks", "重点任务"), Words("goal", "主要目标"),
            Words("measures", "保护修复措施"), MustNumber("year_from", "建设起始年"), MustNumber("year_to", "建设结束年"),
            Words("stage_key", "分期"), Words("perf_scale", "绩效—规模"), Words("perf_quality", "绩效—质量"),
            Words("perf_structure", "绩效—结构"), Words("perf_benefit", "绩效—效益"), Number("stability_2025", "2025年稳定性"),
            Number("stability_2030", "2030年稳定性"), Words("fund_source", "资金来源"), Measure("invest_wan", "投资（万元）"),
            Words("upper_level", "上位工程级别"), Number("sort", "排序")),
        Plain("project_key_area", "工程与重点区域关联", MustText("project_id", "工程"), MustText("key_area_id", "重点区域")),
        Areas("project_site", "工程实施范围（面）", [.. SiteColumns, Measure("area_m2", "面积（平方米）")]),
        Lines("project_site_line", "工程实施范围（线）", [.. SiteColumns, Measure("length_m", "长度（米）")]),
        MultiPoints("project_site_point", "工程实施范围（点）", SiteColumns),
        Areas("neighbour", "毗邻行政区", MustText("name", "名称"), Words("code", "行政区代码"), Words("side", "方位")),
        Plain("indicator", "规划指标",
            MustText("code", "指标代码"), MustText("name", "指标名称"), MustText("unit", "单位"), Words("relation", "关系"),
            Number("year", "年份"), Measure("value", "指标值"), Flag("required", "是否必选")),
        Plain("map_sheet", "图件",
            MustText("catalogue_id", "图件目录编号"), MustText("title", "图名"), Words("stage_key", "分期"), Words("paper", "图幅"),
            Measure("scale", "比例尺分母"), Words("crs", "坐标系"),
                new GeoPackageColumn("rendered_at", GeoPackageColumnType.Date, "出图日期"),
            Words("map_review_no", "审图号")),
    ];

    /// <summary>What a site repeats of its project, so that a map of sites needs no join.</summary>
    static IReadOnlyList<GeoPackageColumn> SiteColumns =>
        [
        MustText("project_id", "工程"), Words("class_code", "工程类代码"), Words("stage_key", "分期"), Words("map_no", "图上编号"),
        Words("name", "工程名称"),
    ];
}
