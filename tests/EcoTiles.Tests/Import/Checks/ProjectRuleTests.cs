using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V40 to V45.</summary>
public sealed class ProjectRuleTests
{
    [Fact]
    public void A_project_without_key_area_is_V40() => Assert.Equal(["V40"], new TinyPlan().Remove("link").Codes);

    [Fact]
    public void Works_serve_the_key_areas_of_their_parts_and_have_their_sites() => Assert.Empty(new TinyPlan()
        .Add("project", "works", null, ("name", "大工程"), ("year_from", 2022L), ("year_to", 2024L)).Set("p1", ("parent_id", "works")).Codes);

    [Theory]
    [InlineData(3001, true)]
    [InlineData(2999, false)]
    public void A_site_that_misses_the_key_area_is_V41(double minX, bool isTold) =>
        Assert.Equal(isTold ? ["V41"] : [], new TinyPlan().Draw("site", Box(minX, 1500, minX + 500, 2000)).Codes);

    [Theory]
    [InlineData(5006, true)] // 1.2 % of the site in the other town
    [InlineData(5004, false)] // 0.8 %
    public void A_site_in_a_town_that_is_not_declared_is_V42(double maxX, bool isTold)
    {
        var plan = new TinyPlan().Draw("site", Box(maxX - 500, 1500, maxX, 2000)).Draw("k1", Box(2000, 1000, 4900, 3000));
        Assert.Equal(isTold ? ["V42"] : [], plan.Set("k1", ("area_m2", null)).Codes);
    }

    [Fact]
    public void A_site_that_only_lies_on_the_border_of_a_town_is_not_in_it() => Assert.Empty(new TinyPlan()
        .Draw("site", Box(4500, 1500, 5000, 2000)).Draw("k1", Box(2000, 1000, 4900, 3000)).Set("k1", ("area_m2", null)).Codes);

    [Fact]
    public void A_declared_town_that_the_site_does_not_touch_is_V42()
    {
        var finding = Assert.Single(new TinyPlan().Set("p1", ("towns", "[\"甲镇\",\"乙镇\"]")).Findings);
        Assert.Equal("\"工程一\": declared 甲镇、乙镇, site touches 甲镇", finding.MessageEn);
    }

    [Theory]
    [InlineData(5006, true)]
    [InlineData(5004, false)]
    public void A_line_site_is_measured_by_its_length(double maxX, bool isTold)
    {
        var plan = new TinyPlan().Remove("site").Draw("k1", Box(2000, 1000, 4900, 3000)).Set("k1", ("area_m2", null))
            .Add("project_site_line", "line", Line((maxX - 500, 2000), (maxX, 2000)), ("project_id", "p1"));
        Assert.Equal(isTold ? ["V42"] : [], plan.Codes);
    }

    [Theory]
    [InlineData(2020L, 2024L, true)]
    [InlineData(2021L, 2035L, false)]
    [InlineData(2030L, 2036L, true)]
    [InlineData(2025L, 2024L, true)]
    public void Years_outside_the_period_or_turned_round_are_V43(long from, long to, bool isTold) =>
        Assert.Equal(isTold ? ["V43"] : [], new TinyPlan().Set("p1", ("year_from", from), ("year_to", to)).Codes);

    [Fact]
    public void A_project_without_site_is_V44() => Assert.Equal(["V44"], new TinyPlan().Remove("site").Codes);

    [Theory]
    [InlineData(2L, true)]
    [InlineData(1L, false)]
    [InlineData(null, false)]
    public void A_number_of_projects_that_the_text_states_differently_is_V45(long? stated, bool isTold) =>
        Assert.Equal(isTold ? ["V45"] : [], new TinyPlan().Set("tiny", ("projects_stated", stated)).Codes);
}
