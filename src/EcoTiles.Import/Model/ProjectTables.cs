using static EcoTiles.Import.Model.TableWords;

namespace EcoTiles.Import.Model;

/// <summary>Tables of the works: projects, the key areas they serve, and where they are built.</summary>
static class ProjectTables
{
    public static IReadOnlyList<ModelTable> All { get; } =
    [
        Plain("project", "重点工程", "Projects",
            Words("class_code", "工程类代码", "Code of the project class").Must(),
            Words("class_name", "工程类名称", "Name of the project class"), Words("item_name", "子工程", "Sub-works"),
            Words("scheme", "分区体系", "Scheme").In(Domains.Scheme), List("themes", "主题", "Themes").In(Domains.Theme),
            Key("parent_id", "上级工程", "Works it is part of").To("project"), Words("map_no", "图上编号", "Number on the map"),
            Words("name", "工程名称", "Name of the project").Must(), Words("region_text", "实施区域", "Region in words"),
            List("towns", "涉及乡镇", "Towns it touches"), Words("tasks", "重点任务", "Main tasks").Must(),
            Words("goal", "主要目标", "Main goal"), Words("measures", "保护修复措施", "Measures"),
            Number("year_from", "建设起始年", "First year of works").Must(), Number("year_to", "建设结束年", "Last year of works").Must(),
            Words("stage_key", "分期", "Stage").In(Domains.Stage), Words("perf_scale", "绩效—规模", "Performance: scale"),
            Words("perf_quality", "绩效—质量", "Performance: quality"),
            Words("perf_structure", "绩效—结构", "Performance: structure"),
            Words("perf_benefit", "绩效—效益", "Performance: benefit"), Number("stability_2025", "2025年稳定性", "Stability in 2025"),
            Number("stability_2030", "2030年稳定性", "Stability in 2030"),
            List("fund_source", "资金来源", "Sources of funds").In(Domains.FundSource),
            Measure("invest_wan", "投资（万元）", "Investment in 10,000 yuan"),
            Words("upper_level", "上位工程级别", "Level of the superior works").In(Domains.UpperLevel), Number("sort", "排序", "Order")),
        Plain("project_key_area", "工程与重点区域关联", "Projects and their key areas",
            Key("project_id", "工程", "Project").Must().To("project"), Key("key_area_id", "重点区域", "Key area").Must().To("key_area")),
        Areas("project_site", "工程实施范围（面）", "Project sites (areas)", [.. Site, Area]),
        Lines("project_site_line", "工程实施范围（线）", "Project sites (lines)", [.. Site, Length]),
        MultiPoints("project_site_point", "工程实施范围（点）", "Project sites (points)", Site),
    ];

    /// <summary>What a site repeats of its project, so that a map of sites needs no join.</summary>
    static IReadOnlyList<ModelColumn> Site =>
    [
        Key("project_id", "工程", "Project").Must().To("project"), Words("class_code", "工程类代码", "Code of the project class"),
        Words("stage_key", "分期", "Stage").In(Domains.Stage), Words("map_no", "图上编号", "Number on the map"),
        Words("name", "工程名称", "Name of the project"),
    ];
}
