using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Tests.Catalogue.Styles;

public sealed class PlainExpressionsTests
{
    [Theory]
    [InlineData("""["match", ["get", "kind"], "water", 1, ["forest", "park"], 0.5, 0]""", """["match",["get","kind"],["water"],1,["forest","park"],0.5,0]""")]
    [InlineData("""["match", ["get", "kind"], 3, 1, 0]""", """["match",["get","kind"],[3],1,0]""")]
    [InlineData("""["case", ["in", ["get", "kind"], ["literal", ["water", "park", "water"]]], 1, 0]""", """["case",["match",["get","kind"],["water","park"],true,false],1,0]""")]
    [InlineData("""["case", ["!", ["in", ["coalesce", ["get", "kind"], ""], ["literal", ["water"]]]], 1, 0]""", """["case",["match",["get","kind"],["water"],false,true],1,0]""")]
    [InlineData("""["case", ["in", ["get", "kind"], ["literal", [1, 3]]], 1, 0]""", """["case",["match",["get","kind"],[1,3],true,false],1,0]""")]
    [InlineData("""["match", ["get", "kind"], ["match", "in", "water", "park", "other"], 1, 0]""", null)]
    [InlineData("""["case", ["in", ["coalesce", ["get", "kind"], "water"], ["literal", ["water"]]], 1, 0]""", null)] // nothing is water too
    [InlineData("""["case", ["in", ["get", "kind"], ["literal", ["water", 3]]], 1, 0]""", null)] // a match has labels of one kind
    [InlineData("""["case", ["in", ["get", "kind"], ["literal", []]], 1, 0]""", null)]
    [InlineData("""["case", ["in", "a", ["to-string", ["get", "kind"]]], 1, 0]""", null)]
    public void Expressions_are_said_in_plain_words_and_mean_the_same(string opacity, string? expected)
    {
        var layers = new JsonArray(new JsonObject { ["paint"] = new JsonObject { ["fill-opacity"] = JsonNode.Parse(opacity) } });
        PlainExpressions.Rewrite(layers);
        var plain = layers[0]!["paint"]!["fill-opacity"]!.ToJsonString();
        Assert.Equal(expected ?? JsonNode.Parse(opacity)!.ToJsonString(), plain);
        foreach (var kind in (StyleValue[])[StyleValue.Null, StyleValue.Of(""), StyleValue.Of("water"), StyleValue.Of("park"), StyleValue.Of("other"), StyleValue.Of(3), StyleValue.Of(true)])
            Assert.Equal(OpacityOf(opacity, kind), OpacityOf(plain, kind));
    }

    [Theory]
    [InlineData("""["in", "kind", "water", "park"]""")]
    [InlineData("""["!in", "kind", "water"]""")]
    [InlineData("""["all", ["==", "kind", "water"], ["!", ["has", "share"]]]""")]
    public void Filters_of_the_old_form_stay_as_they_are(string filter)
    {
        var layers = new JsonArray(new JsonObject { ["filter"] = JsonNode.Parse(filter) });
        PlainExpressions.Rewrite(layers);
        Assert.Equal(JsonNode.Parse(filter)!.ToJsonString(), layers[0]!["filter"]!.ToJsonString());
    }

    [Fact]
    public void Lists_that_are_values_stay_as_they_are()
    {
        const string layout = """{"text-font":["Noto Sans SC Bold"],"text-offset":["literal",[1,["match"]]],"visibility":"visible"}""";
        var layers = new JsonArray(new JsonObject { ["layout"] = JsonNode.Parse(layout) });
        PlainExpressions.Rewrite(layers);
        Assert.Equal(layout, layers[0]!["layout"]!.ToJsonString());
    }

    static double OpacityOf(string expression, StyleValue kind)
    {
        var fill = Drawn.Fill($$"""{"fill-opacity": {{expression}} }""");
        return fill.Opacity.Evaluate(new EvaluationContext(new LayerBinding(fill.Needs, ["kind"])) { Feature = new RowFeature(kind) });
    }
}
