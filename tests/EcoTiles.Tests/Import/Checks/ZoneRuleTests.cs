using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Topology;
using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V20 to V25, with what they tolerate: places under a metre wide or under 100 m2, in all under 0.001 % of the plan.</summary>
public sealed class ZoneRuleTests
{
    [Fact]
    public void Nothing_is_found_in_a_plan_in_which_nothing_is_wrong() => Assert.Empty(new TinyPlan().Codes);

    [Theory]
    [InlineData(10.1, 10)] // 101 m2
    [InlineData(1.1, 900)] // 1.1 m wide
    [InlineData(0.9, 1200)] // narrow, but 1,080 m2 in a plan of 100 km2
    [InlineData(300, 300)]
    public void A_gap_between_zones_is_V20(double metresWide, double metresHigh)
    {
        var finding = Assert.Single(new TinyPlan().Draw("z2", EastWithBite(metresWide, metresHigh)).Findings);
        Assert.Equal("V20", finding.Code);
        Assert.Equal(FindingLevel.Error, finding.Level);
        Assert.Equal(metresWide * metresHigh, GroundArea.Of(finding.Spot!), tolerance: 0.1); // V20 always has one
    }

    [Theory]
    [InlineData(9.9, 10)]
    [InlineData(0.9, 1000)]
    public void A_small_or_narrow_gap_is_tolerated(double metresWide, double metresHigh) =>
        Assert.Empty(new TinyPlan().Draw("z2", EastWithBite(metresWide, metresHigh)).Codes);

    [Fact]
    public void Gaps_are_told_together_with_their_number_and_the_place_of_the_largest()
    {
        var finding = Assert.Single(new TinyPlan().Draw("z2", Area(
            (5000, 0), (10_000, 0), (10_000, 10_000), (5000, 10_000), (5000, 8050), (5050, 8050), (5050, 8000), (5000, 8000),
            (5000, 1100), (5100, 1100), (5100, 1000), (5000, 1000))).Findings);
        Assert.Equal("分区未全覆盖：缺口 2 处，共 1.25 公顷", finding.MessageZh);
        Assert.Equal("Zones do not cover the plan area: 2 gaps, 1.25 ha", finding.MessageEn);
        Assert.InRange(finding.Latitude ?? 0, 1000 / 110_574.0, 1100 / 110_574.0);
    }

    [Theory]
    [InlineData(5010.1, 990)] // 101 m2
    [InlineData(5001.1, 100)] // 1.1 m wide, 990 m2
    public void Zones_that_overlap_are_V21(double maxX, double minY)
    {
        var maxY = maxX > 5005 ? minY + 10 : minY + 900;
        var finding = Assert.Single(new TinyPlan().Draw("z1", WestWithBump(maxX, minY, maxY)).Findings);
        Assert.Equal("V21", finding.Code);
        Assert.Equal(("z1", "z2"), (finding.FeatureId, Assert.Single(finding.OtherIds)));
    }

    [Theory]
    [InlineData(5009.9, 10)]
    [InlineData(5000.9, 1000)]
    public void A_small_or_narrow_overlap_is_tolerated(double maxX, double metresHigh) =>
        Assert.Empty(new TinyPlan().Draw("z1", WestWithBump(maxX, 1000, 1000 + metresHigh)).Codes);

    [Fact]
    public void Gaps_and_overlaps_that_are_each_tolerated_count_when_they_add_up_to_too_much()
    {
        // 90 m2 each, eleven of them: 990 m2 of 100 km2 are tolerated, one more is not.
        Assert.Empty(WithBites(11).Codes);
        Assert.Equal(["V20"], WithBites(12).Codes);
    }

    [Fact]
    public void Three_zones_on_one_place_are_told_in_pairs()
    {
        var codes = new TinyPlan()
            .Draw("z1", Area((0, 0), (5000, 0), (5000, 10_000), (0, 10_000)))
            .Add("zone", "z3", Box(4900, 1000, 5100, 1100), ("scheme", "restoration"), ("level", 1L), ("code", "z3"), ("name", "插花地"))
            .Findings.Where(finding => finding.Code == "V21").Select(finding => finding.MessageZh);
        Assert.Equal(["分区“西区”与“插花地”重叠 1 公顷", "分区“东区”与“插花地”重叠 1 公顷"], codes);
    }

    [Fact]
    public void A_zone_that_leaves_the_plan_area_is_V22()
    {
        var finding = Assert.Single(new TinyPlan().Draw("z2", Area(
            (5000, 0), (10_000, 0), (10_000, 1000), (10_020, 1000), (10_020, 1010), (10_000, 1010), (10_000, 10_000), (5000, 10_000)))
            .Findings);
        Assert.Equal("V22", finding.Code);
        Assert.Equal("Zone \"东区\" leaves the plan area by 0.02 ha", finding.MessageEn);
    }

    [Fact]
    public void A_zone_that_leaves_the_plan_area_by_a_trifle_is_tolerated() => Assert.Empty(new TinyPlan().Draw("z2", Area(
        (5000, 0), (10_000, 0), (10_000, 1000), (10_009, 1000), (10_009, 1010), (10_000, 1010), (10_000, 10_000), (5000, 10_000))).Codes);

    [Fact]
    public void Points_that_only_one_of_two_neighbours_has_are_no_gap()
    {
        var zone = Area((5000, 0), (10_000, 0), (10_000, 10_000), (5000, 10_000), (5000, 7000), (5000, 1234.5678));
        Assert.Empty(new TinyPlan().Draw("z2", zone).Codes);
    }

    [Fact]
    public void Level_2_zones_that_fill_their_parents_are_well() => Assert.Empty(WithLevel2().Codes);

    [Fact]
    public void A_level_2_zone_without_a_parent_is_V23() =>
        Assert.Equal(["V23"], WithLevel2().Add("zone", "z19", null, Level2("z19", "悬区", null)).Codes);

    [Theory]
    [InlineData(300, 300, true)]
    [InlineData(9.9, 10, false)]
    public void Level_2_zones_that_leave_a_gap_in_their_parent_are_V23(double metresWide, double metresHigh, bool isTold) =>
        Assert.Equal(isTold ? ["V23"] : [], WithLevel2().Draw("z21", EastWithBite(metresWide, metresHigh)).Codes);

    [Fact]
    public void A_parent_without_any_level_2_zone_is_V23() => Assert.Equal(["V23"], WithLevel2().Remove("z21").Codes);

    [Fact]
    public void Level_2_zones_of_one_parent_that_overlap_are_V21() =>
        Assert.Equal(["V21"], WithLevel2().Draw("z11", Box(0, 0, 5000, 5100)).Codes);

    [Fact]
    public void Two_schemes_of_one_plan_are_not_held_against_each_other() => Assert.Empty(new TinyPlan()
        .Add("zone", "g1", Box(0, 0, 10_000, 10_000), ("scheme", "consolidation"), ("level", 1L), ("code", "z1"), ("name", "全域")).Codes);

    [Fact]
    public void A_unit_that_two_zones_list_is_V24()
    {
        var finding = Assert.Single(new TinyPlan().Set("z2", ("location", "乙镇、甲镇东部")).Findings);
        Assert.Equal("V24", finding.Code);
        Assert.Equal("“甲镇”同时列入“西区”和“东区”，以图形为准", finding.MessageZh);
    }

    [Fact]
    public void A_unit_that_no_zone_lists_is_V25() => Assert.Equal(["V25"], Unlisted("甲镇").Codes);

    [Theory]
    [InlineData("其余乡镇")]
    [InlineData("平原地区")]
    public void A_zone_of_all_other_units_or_described_without_names_leaves_no_unit_out(string location) =>
        Assert.Empty(Unlisted(location).Codes);

    /// <summary>A third town that no zone names; the first zone is described by the text.</summary>
    static TinyPlan Unlisted(string location) => new TinyPlan().Set("z1", ("location", location))
        .Add("admin_unit", "third", Box(9000, 9000, 10_000, 10_000), ("code", "411721103"), ("name", "丙镇"), ("level", "town"));

    static NetTopologySuite.Geometries.MultiPolygon WestWithBump(double maxX, double minY, double maxY) => Area(
        (0, 0), (5000, 0), (5000, minY), (maxX, minY), (maxX, maxY), (5000, maxY), (5000, 10_000), (0, 10_000));

    static TinyPlan WithBites(int count)
    {
        var places = new List<(double, double)> { (5000, 0), (10_000, 0), (10_000, 10_000), (5000, 10_000) };
        for (var i = count; i > 0; i--)
            places.AddRange([(5000, 500 * i + 10), (5009, 500 * i + 10), (5009, 500 * i), (5000, 500 * i)]);
        return new TinyPlan().Draw("z2", Area([.. places]));
    }

    static TinyPlan WithLevel2() => new TinyPlan()
        .Add("zone", "z11", Box(0, 0, 5000, 5000), Level2("z11", "西南", "z1"))
        .Add("zone", "z12", Box(0, 5000, 5000, 10_000), Level2("z12", "西北", "z1"))
        .Add("zone", "z21", Box(5000, 0, 10_000, 10_000), Level2("z21", "全东", "z2"));

    static (string, object?)[] Level2(string code, string name, string? parent) =>
        [("scheme", "restoration"), ("level", 2L), ("code", code), ("name", name), ("parent_id", parent)];
}
