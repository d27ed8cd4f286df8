using System.Text.RegularExpressions;
using EcoTiles.Import.Checks;

namespace EcoTiles.Tests.Import.Checks;

public sealed partial class FindingTextTests
{
    [Fact]
    public void Every_rule_says_the_same_values_in_both_languages()
    {
        foreach (var rule in FindingTexts.All)
            Assert.Equal(Values(rule.Zh).Order(), Values(rule.En).Order());
    }

    [Fact]
    public void There_are_the_rules_of_the_atlas_each_once()
    {
        string[] codes =
        [
            .. Codes(1, 12), .. Codes(20, 25), .. Codes(30, 33), .. Codes(40, 45), .. Codes(50, 55), .. Codes(60, 63),
        ];
        Assert.Equal(codes, FindingTexts.All.Select(rule => rule.Code));
    }

    [Fact]
    public void Values_stand_in_the_order_of_the_Chinese_wording()
    {
        var finding = Finding.Of("V08", "zone", "z1", new(114, 33), new TwoWords("主导功能", "function"), "x", "a、b");
        Assert.Equal("“主导功能”取值“x”不在值域：a、b", finding.MessageZh);
        Assert.Equal("\"x\" is not allowed in function: a、b", finding.MessageEn);
        Assert.Equal((114, 33), (finding.Longitude, finding.Latitude));
    }

    [Fact]
    public void A_finding_with_too_few_values_is_a_mistake_in_the_program() =>
        Assert.Throws<ArgumentException>(() => Finding.Of("V21", "zone", "z1", null, "a", "b"));

    static IEnumerable<string> Codes(int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => $"V{number:00}");

    static IEnumerable<string> Values(string text) => Value().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();
}
