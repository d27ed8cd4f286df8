using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V30 to V33.</summary>
public sealed class KeyAreaRuleTests
{
    [Theory]
    [InlineData(-20, true)] // 20 m beyond the plan, along 10 m: 200 m2
    [InlineData(-9.9, false)] // 99 m2
    public void A_key_area_that_leaves_the_plan_area_is_V30(double minX, bool isTold)
    {
        var shape = Area((0, 1000), (2000, 1000), (2000, 3000), (0, 3000), (0, 2010), (minX, 2010), (minX, 2000), (0, 2000));
        Assert.Equal(isTold ? ["V30"] : [], new TinyPlan().Draw("k1", shape).Codes);
    }

    [Fact]
    public void The_picture_of_V30_shows_what_lies_beyond()
    {
        var finding = Assert.Single(new TinyPlan().Draw("k1", Box(-500, 1000, 1500, 3000)).Findings, one => one.Code == "V30");
        Assert.True(finding.Longitude < 114);
        Assert.Equal(1_000_000, EcoTiles.Import.Checks.Topology.GroundArea.Of(finding.Spot!), tolerance: 10); // V30 always has one
    }

    [Theory]
    [InlineData(4.021e6, true)]
    [InlineData(4.019e6, false)]
    [InlineData(3.979e6, true)]
    [InlineData(3.981e6, false)]
    public void A_stated_area_that_is_off_by_more_than_half_a_percent_is_V31(double squareMetres, bool isTold) =>
        Assert.Equal(isTold ? ["V31"] : [], new TinyPlan().Set("k1", ("area_m2", squareMetres)).Codes);

    [Fact]
    public void V31_gives_both_areas() => Assert.Equal(
        "Key area \"重点\": stated 5 km2, measured 4 km2",
        Assert.Single(new TinyPlan().Set("k1", ("area_m2", 5e6)).Findings).MessageEn);

    [Theory]
    [InlineData(5004.9, false)] // 0.0098 km2 in the east
    [InlineData(5005.1, true)] // 0.0102 km2
    public void A_town_touched_by_more_than_a_hectare_and_not_stated_is_V32(double maxX, bool isTold) =>
        Assert.Equal(isTold ? ["V32"] : [], East(maxX, 2000).Codes);

    [Theory]
    [InlineData(5002.95, false)] // 0.0295 km2 of 30.03 km2: below 0.1 %
    [InlineData(5003.05, true)]
    public void A_town_that_takes_less_than_a_thousandth_of_the_area_is_not_touched(double maxX, bool isTold) =>
        Assert.Equal(isTold ? ["V32"] : [], East(maxX, 10_000).Codes);

    [Fact]
    public void A_village_count_that_differs_is_V32()
    {
        var finding = Assert.Single(new TinyPlan().Set("k1", ("village_count", 3L)).Findings);
        Assert.Equal("“重点”填报乡镇 3 个行政村，图形涉及 1 个行政村", finding.MessageZh);
    }

    [Fact]
    public void Towns_may_be_stated_in_any_order_or_not_at_all()
    {
        var plan = new TinyPlan().Draw("k1", Box(4000, 1000, 6000, 3000));
        Assert.Empty(plan.Set("k1", ("towns", "[\"乙镇\",\"甲镇\"]")).Remove("p1").Set("tiny", ("projects_stated", null)).Codes);
        Assert.Empty(plan.Set("k1", ("towns", null), ("village_count", null)).Codes);
    }

    [Theory]
    [InlineData(5010, true)]
    [InlineData(4990, false)]
    public void A_key_area_that_does_not_meet_its_zone_is_V33(double minX, bool isTold)
    {
        var plan = new TinyPlan().Draw("k1", Box(minX, 1000, minX + 2000, 3000)).Set("k1", ("towns", null), ("village_count", null));
        Assert.Equal(isTold ? ["V33"] : [], plan.Remove("p1").Set("tiny", ("projects_stated", null)).Codes);
    }

    [Fact]
    public void A_key_area_that_names_no_zone_is_V33() =>
        Assert.Equal(["V33"], new TinyPlan().Set("k1", ("zone_id", null)).Codes);

    [Fact]
    public void Key_areas_may_overlap_each_other_and_zone_lines() => Assert.Empty(new TinyPlan()
        .Add("key_area", "k2", Box(2000, 2000, 8000, 4000), ("scheme", "restoration"), ("zone_id", "z2"), ("code", "k2"), ("name", "跨区"))
        .Codes);

    /// <summary>A key area that reaches from the west into the east, its area stated as it is.</summary>
    static TinyPlan East(double maxX, double metresHigh) => new TinyPlan()
        .Draw("k1", Box(2000, 0, maxX, metresHigh)).Set("k1", ("area_m2", null))
        .Draw("site", Box(2500, 500, 2600, 600));
}
