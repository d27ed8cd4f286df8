using System.Text;

namespace EcoTiles.Tests.Catalogue.Styles;

public sealed class StyleFileTests
{
    const string Zones = """{"id": "zones", "type": "fill", "source": "plan", "source-layer": "zone"}""";

    [Fact]
    public void Every_problem_is_told_at_once_with_its_place_and_what_would_be_right()
    {
        var problems = Drawn.Problems(
            """
            {"id": "a", "type": "fill", "source": "plam", "source-layer": "zone", "paint": {"fill-colour": "red", "fill-opacity": 3}},
            {"id": "a", "type": "line", "source": "plan", "paint": {"line-width": ["interpolate", ["linear"], ["zoom"], 5, ["lenght", "w"]]}}
            """);
        Assert.Equal(
            [
                "layers[0].paint.fill-opacity: 3 is out of range; it must be from 0 to 1.",
                "layers[0].paint.fill-colour: Unknown property \"fill-colour\"; did you mean \"fill-color\"?",
                "layers[0].source: Unknown source \"plam\"; did you mean \"plan\"?",
                "layers[1].id: The layer id \"a\" occurs twice; layers[0] has it.",
                "layers[1].paint.line-width[4][0]: Unknown operator \"lenght\"; did you mean \"length\"?",
                "layers[1]: The key \"source-layer\" is missing.",
            ],
            problems);
    }

    [Fact]
    public void A_variable_cannot_stand_in_its_own_value()
    {
        var problem = Assert.Single(Drawn.Problems(Zones[..^1] + """, "paint": {"fill-opacity": ["let", "a", ["+", 1, ["var", "a"]], ["var", "a"]]}}"""));
        Assert.StartsWith("layers[0].paint.fill-opacity[2][2][1]: Unknown variable", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_that_multiply_the_work_are_refused_before_any_of_it_is_done()
    {
        var nested = """["number", ["get", "n"]]""";
        var inner = """["var", "v29"]""";
        for (var i = 29; i > 0; i--) inner = $"""["let", "v{i}", ["+", ["var", "v{i - 1}"], ["var", "v{i - 1}"]], {inner}]""";
        var problems = Drawn.Problems(Zones[..^1] + $$""", "paint": {"fill-opacity": ["let", "v0", {{nested}}, {{inner}}] } }""");
        Assert.Contains(problems, problem => problem.Contains("too much work", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(100_000)]
    public void Nesting_without_end_is_refused_with_its_place(int depth)
    {
        var json = new string('[', depth) + new string(']', depth);
        var problem = Assert.Single(Drawn.ProblemsOf(Encoding.UTF8.GetBytes($$"""{"version": 8, "sources": {}, "layers": {{json}} }""")));
        Assert.Matches("^line 1, column [0-9]+: This is nested deeper than 64 levels", problem);
    }

    [Theory]
    [InlineData(""" "type": "geojson", "data": "https://maps.example.cn/towns.geojson" """, "sources.own.data: The service fetches no addresses")]
    [InlineData(""" "type": "geojson", "data": {"type": "Topology"} """, "sources.own.data: This must be GeoJSON")]
    [InlineData(""" "type": "geojson", "data": {"type": "Point", "coordinates": ["x", 1]} """, "sources.own.data: This must be GeoJSON")]
    [InlineData(""" "type": "geojson", "data": {"type": "Point", "coordinates": [114, 33]}, "cluster": true """, "sources.own.cluster: Points are not clustered here")]
    public void Data_in_a_style_that_cannot_be_drawn_is_refused_with_what_would_do(string source, string problem)
    {
        var json = $$"""{"version": 8, "sources": {"own": { {{source}} } }, "layers": [{"id": "own", "type": "circle", "source": "own"}]}""";
        Assert.StartsWith(problem, Assert.Single(Drawn.ProblemsOf(Encoding.UTF8.GetBytes(json))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_along_a_line_is_refused_as_it_would_not_be_drawn()
    {
        const string Gradient = """{"id": "l", "type": "line", "source": "own", "paint": {"line-gradient": ["interpolate", ["linear"], ["line-progress"], 0, "red", 1, "blue"]}}""";
        var json = $$"""{"version": 8, "sources": {"own": {"type": "geojson", "lineMetrics": true, "data": {"type": "LineString", "coordinates": [[114, 33], [115, 34]]} } }, "layers": [{{Gradient}}]}""";
        Assert.Contains("use \"line-color\"", Assert.Single(Drawn.ProblemsOf(Encoding.UTF8.GetBytes(json))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_20_megabytes_is_refused_unread()
    {
        var problem = Assert.Single(Drawn.ProblemsOf(new byte[20_000_000]));
        Assert.StartsWith("$: The file has 20000000 bytes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_layers_are_refused_in_one_sentence()
    {
        var layers = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"id": "l{{i}}", "type": "background"}"""));
        Assert.StartsWith("layers: There are 10000 layers", Assert.Single(Drawn.Problems(layers)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_JSON_is_told_by_line()
    {
        var problem = Assert.Single(Drawn.ProblemsOf("{\n  \"version\": 8,\n  oops\n}"u8.ToArray()));
        Assert.StartsWith("line 3, column", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_of_other_programs_are_let_be_and_slips_of_the_pen_are_not()
    {
        Drawn.Style(Zones[..^1] + """, "maputnik:open": true, "ref-note": 1}""", """, "owner": "somebody", "created": "2026" """);
        Assert.Contains("did you mean \"minzoom\"", Assert.Single(Drawn.Problems(Zones[..^1] + """, "minzom": 5}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_comes_through_as_it_is_written()
    {
        var style = Drawn.Style(Zones[..^1] + """, "metadata": {"ecotiles:hatch": {"angle": 45}}}""", """, "metadata": {"ecotiles:map": "outcome/layout"} """);
        Assert.Equal("outcome/layout", style.Metadata?.GetProperty("ecotiles:map").GetString());
        Assert.Equal(45, style.Layers[0].Metadata?.GetProperty("ecotiles:hatch").GetProperty("angle").GetInt32());
    }

    [Fact]
    public void A_layer_is_shown_from_its_first_zoom_to_below_its_last()
    {
        var layer = Drawn.Style(Zones[..^1] + """, "minzoom": 5, "maxzoom": 9}""").Layers[0];
        Assert.Equal([false, true, true, false], new[] { 4.9, 5, 8.9, 9 }.Select(layer.IsShownAt));
        Assert.False(Drawn.Style(Zones[..^1] + """, "layout": {"visibility": "none"}}""").Layers[0].IsShownAt(5));
    }
}
