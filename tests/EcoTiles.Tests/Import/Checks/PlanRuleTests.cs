using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V11 and V12, V50 to V55, V60 to V63.</summary>
public sealed class PlanRuleTests
{
    [Fact]
    public void A_code_that_two_zones_of_a_scheme_have_is_V11() =>
        Assert.Equal(["V11"], new TinyPlan().Set("z2", ("code", "z1")).Codes);

    [Fact]
    public void A_feature_code_that_two_rows_have_is_V11()
    {
        var finding = Assert.Single(new TinyPlan().Set("z1", ("bsm", "7")).Set("k1", ("bsm", "7")).Findings);
        Assert.Equal(("V11", "标识码“7”重复 2 次"), (finding.Code, finding.MessageZh));
        Assert.Empty(new TinyPlan().Set("z1", ("bsm", "7")).Set("k1", ("bsm", "8")).Codes);
    }

    [Theory]
    [InlineData("411721", "411722101", true)]
    [InlineData("411721", "41172110", true)]
    [InlineData("411700", "411722101", false)]
    [InlineData("410000", "420101001", true)]
    [InlineData("410000", "411722101", false)]
    public void A_region_code_from_elsewhere_is_V12(string region, string code, bool isTold) =>
        Assert.Equal(isTold ? ["V12"] : [], new TinyPlan().Set("tiny", ("region_code", region)).Set("west", ("code", code)).Codes);

    [Theory]
    [InlineData(2021, 2025, 2026, 2035, 2035, false)]
    [InlineData(2021, 2025, 2027, 2035, 2035, true)] // a year between
    [InlineData(2021, 2026, 2026, 2035, 2035, true)] // a year twice
    [InlineData(2020, 2025, 2026, 2035, 2035, true)] // before the period
    [InlineData(2021, 2025, 2026, 2030, 2030, true)] // not to its end
    [InlineData(2021, 2025, 2026, 2035, 2036, true)] // target beyond it
    public void Stages_with_gaps_overlaps_or_beyond_the_period_are_V50(
        long from, long to, long nextFrom, long nextTo, long target, bool isTold)
    {
        var plan = new TinyPlan().Set("near", ("year_from", from), ("year_to", to))
            .Set("long", ("year_from", nextFrom), ("year_to", nextTo), ("target_year", target));
        Assert.Equal(isTold ? ["V50"] : [], plan.Codes);
    }

    [Theory]
    [InlineData(2022L, true)]
    [InlineData(2021L, false)]
    public void A_base_year_after_the_start_is_V51(long year, bool isTold) =>
        Assert.Equal(isTold ? ["V51"] : [], new TinyPlan().Set("tiny", ("base_year", year)).Codes);

    [Theory]
    [InlineData(1e8 / 1.0051, true)]
    [InlineData(1e8 / 1.0049, false)]
    [InlineData(1e8 / 0.9949, true)]
    [InlineData(1e8 / 0.9951, false)]
    public void A_plan_area_off_by_more_than_half_a_percent_is_V52(double stated, bool isTold) =>
        Assert.Equal(isTold ? ["V52"] : [], new TinyPlan().Set("tiny", ("area_stated_m2", stated)).Codes);

    [Fact]
    public void V52_gives_both_areas_and_their_difference() => Assert.Equal(
        "规划面积填报 80 平方公里，图形 100 平方公里，相差 25%",
        Assert.Single(new TinyPlan().Set("tiny", ("area_stated_m2", 8e7)).Findings).MessageZh);

    [Theory]
    [InlineData("eco_retirement", "平方公里", true)]
    [InlineData("eco_retirement", "ha", false)] // table E.1 has hectares
    [InlineData("erosion_control", "km2", false)]
    [InlineData("own_indicator", "度", false)]
    public void An_indicator_in_another_unit_is_V53(string code, string unit, bool isTold) =>
        Assert.Equal(isTold ? ["V53"] : [], new TinyPlan().Set("forest", ("code", code), ("unit", unit)).Codes);

    [Fact]
    public void A_required_indicator_without_value_for_a_target_year_is_V54()
    {
        var plan = new TinyPlan().Set("forest", ("required", true));
        Assert.Equal("缺少必选指标“森林覆盖率”（2035 年）", Assert.Single(plan.Findings).MessageZh);
        Assert.Empty(plan.Add("indicator", "forest35", null,
            ("code", "forest_cover"), ("name", "森林覆盖率"), ("unit", "%"), ("year", 2035L), ("value", 12.0)).Codes);
    }

    [Fact]
    public void A_prefecture_plan_of_Xinjiang_needs_all_fourteen_indicators_of_table_B1()
    {
        var findings = new TinyPlan().Set("tiny", ("level", "prefecture"), ("region_code", "650100")).Findings;
        Assert.Equal(14, findings.Count(finding => finding.Code == "V54"));
    }

    [Theory]
    [InlineData(482.67, false)]
    [InlineData(482.68, false)] // rounding of two parts and their sum
    [InlineData(482.69, true)]
    [InlineData(489.82, true)]
    public void Parts_that_do_not_add_up_are_V55(double total, bool isTold)
    {
        var plan = new TinyPlan();
        foreach (var (code, value) in new[] { ("added_farmland", total), ("added_farmland_reserve", 331.89), ("reclaimed_linked", 150.78) })
            plan.Add("indicator", code, null, ("code", code), ("name", code), ("unit", "ha"), ("year", 2035L), ("value", value));
        Assert.Equal(isTold ? ["V55"] : [], plan.Codes);
    }

    [Theory]
    [InlineData(100.0, 60.0, true)]
    [InlineData(100.0, 100.0, false)]
    public void An_investment_that_its_parts_do_not_add_up_to_is_V55(double total, double part, bool isTold)
    {
        var plan = new TinyPlan()
            .Add("project", "works", null, ("name", "大工程"), ("year_from", 2022L), ("year_to", 2024L), ("invest_wan", total))
            .Set("p1", ("parent_id", "works"), ("invest_wan", part));
        Assert.Equal(isTold ? ["V55"] : [], plan.Codes);
    }

    [Theory]
    [InlineData(5.0009e7, false)] // 0.009 % of the plan area
    [InlineData(5.0011e7, true)]
    public void Zone_areas_that_do_not_add_up_to_the_plan_area_are_V55(double squareMetres, bool isTold) =>
        Assert.Equal(isTold ? ["V55"] : [], new TinyPlan().Set("z1", ("area_m2", squareMetres)).Codes);

    [Theory]
    [InlineData("public", null, true)]
    [InlineData("public", "晋S(2024)001号", false)]
    [InlineData("internal", null, false)]
    [InlineData(null, null, false)] // a draft is not public by itself
    public void A_public_sheet_without_review_number_is_V60(string? profile, string? number, bool isTold) => Assert.Equal(
        isTold ? ["V60"] : [],
        new TinyPlan().Add("map_sheet", "sheet", null, ("publish_profile", profile), ("map_review_no", number)).Codes);

    [Fact]
    public void A_sheet_drawn_from_an_approved_plan_is_public()
    {
        var plan = new TinyPlan().Set("tiny", ("status", "批复")).Add("map_sheet", "sheet", null, ("rendered_at", new DateOnly(2026, 1, 1)));
        Assert.Equal(["V60"], plan.Codes);
        Assert.Empty(plan.Set("tiny", ("map_review_no", "GS(2026)1号")).Codes);
    }

    [Theory]
    [InlineData("秘密", true)]
    [InlineData("绝密", true)]
    [InlineData("内部", false)]
    public void Secret_data_is_V61(string secrecy, bool isTold) =>
        Assert.Equal(isTold ? ["V61"] : [], new TinyPlan().Set("tiny", ("secrecy", secrecy)).Codes);

    [Theory]
    [InlineData("生态修复分区图", true)]
    [InlineData("生态修复分区图（公示稿）", false)]
    public void A_draft_sheet_without_its_status_is_V62(string title, bool isTold) => Assert.Equal(
        isTold ? ["V62"] : [],
        new TinyPlan().Add("map_sheet", "sheet", null, ("title", title), ("rendered_at", new DateOnly(2026, 1, 1))).Codes);

    [Theory]
    [InlineData("image", 0.49, true, true)]
    [InlineData("image", 0.5, true, false)]
    [InlineData("image", 0.2, false, false)]
    [InlineData("dem", 99.0, true, true)]
    [InlineData("dem", 100.0, true, false)]
    public void A_raster_too_fine_for_the_public_is_V63(string kind, double metres, bool isPublic, bool isTold) => Assert.Equal(
        isTold ? ["V63"] : [],
        new TinyPlan().Add("raster_asset", "raster", Box(0, 0, 10, 10), ("kind", kind), ("resolution_m", metres), ("public_ok", isPublic)).Codes);
}
