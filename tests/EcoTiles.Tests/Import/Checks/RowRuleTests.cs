using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V05 to V10: rules that look at one row.</summary>
public sealed class RowRuleTests
{
    [Fact]
    public void A_bow_tie_is_V05_with_the_place_where_it_crosses()
    {
        var plan = new TinyPlan().Add("subsidence", "tie", Area((0, 0), (1000, 1000), (1000, 0), (0, 1000)), ("name", "塌陷区"));
        var finding = Assert.Single(plan.Findings);
        Assert.Equal("V05", finding.Code);
        Assert.Contains("图形无效（自相交）", finding.MessageZh, StringComparison.Ordinal);
        Assert.Equal(114 + 500 / 111_319.4908, finding.Longitude ?? 0, tolerance: 1e-9);
    }

    [Fact]
    public void Parts_that_touch_in_a_point_are_valid() => Assert.Empty(new TinyPlan()
        .Add("subsidence", "parts", Area((0, 0), (1000, 0), (1000, 1000), (500, 500), (0, 1000)), ("name", "塌陷区")).Codes);

    [Fact]
    public void Lines_in_a_table_of_polygons_are_V06()
    {
        var finding = Assert.Single(new TinyPlan().Add("subsidence", "line", Line((0, 0), (10, 10)), ("name", "塌陷区")).Findings);
        Assert.Equal(("V06", "采空塌陷区 应为面，实际为线"), (finding.Code, finding.MessageZh));
    }

    [Fact]
    public void A_single_polygon_may_stand_where_several_may() =>
        Assert.Empty(new TinyPlan().Add("subsidence", "one", Box(0, 0, 10, 10).GetGeometryN(0), ("name", "塌陷区")).Codes);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_empty_required_value_is_V07(string? name)
    {
        var finding = Assert.Single(new TinyPlan().Add("subsidence", "nameless", Box(0, 0, 10, 10), ("name", name)).Findings);
        Assert.Equal(("V07", "采空塌陷区 缺少必填字段“名称”"), (finding.Code, finding.MessageZh));
    }

    [Fact]
    public void A_required_column_that_is_missing_is_V07_once()
    {
        var table = DataModel.Find("subsidence")!; // a table of the model
        var columns = table.Columns.Where(column => column.Required).Select(column => column.Name).ToHashSet();
        Assert.Empty(ValueChecks.Missing(table, columns));
        columns.Remove("name");
        Assert.Equal("V07", Assert.Single(ValueChecks.Missing(table, columns)).Code);
    }

    [Fact]
    public void A_value_outside_its_domain_is_V08_and_lists_what_may_stand_there()
    {
        var finding = Assert.Single(new TinyPlan().Set("z1", ("function", "forrest")).Findings);
        Assert.Equal("V08", finding.Code);
        Assert.Contains("mountain（生态屏障）", finding.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_entry_of_a_list_is_held_against_the_domain() => Assert.Equal(
        ["V08", "V09"], new TinyPlan().Set("z1", ("strategy_main", "[\"conserve\",\"plough\",\"自然恢复\"]")).Codes);

    [Fact]
    public void A_level_is_held_against_the_domain_of_its_kind()
    {
        Assert.Empty(Evaluation("resilience", 5).Codes);
        Assert.Equal(["V08"], Evaluation("degradation", 5).Codes);
    }

    [Fact]
    public void Another_word_for_a_value_is_V09()
    {
        var finding = Assert.Single(new TinyPlan().Set("z1", ("function", "防风固沙")).Findings);
        Assert.Equal(("V09", "已将“防风固沙”按“sand”处理"), (finding.Code, finding.MessageZh));
    }

    [Theory]
    [InlineData("龙泉\uFFFD\uFFFD", true)]
    [InlineData("\u0001龙泉", true)]
    [InlineData("龙泉\n镇", false)]
    [InlineData("𠮷 Ürümqi", false)]
    public void Text_that_was_read_in_the_wrong_encoding_is_V10(string name, bool isTold) =>
        Assert.Equal(isTold ? ["V10"] : [], new TinyPlan().Set("z1", ("direction", name)).Codes);

    static TinyPlan Evaluation(string kind, long level) => new TinyPlan()
        .Add("evaluation", "grade", Box(0, 0, 10, 10), ("kind", kind), ("level", level));
}
