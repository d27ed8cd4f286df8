using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Tests.Catalogue.Styles;

public sealed class StylePropertyTests
{
    const string ByKind = """["match", ["get", "kind"], "water", "#0000ff", ["forest", "park"], "#00ff00", "#ff0000"]""";

    static readonly StyleColor Blue = new(0, 0, 1);
    static readonly StyleColor Red = new(1, 0, 0);

    [Fact]
    public void What_no_feature_decides_is_constant_at_a_zoom()
    {
        var color = Drawn.Fill("""{"fill-color": ["interpolate", ["linear"], ["zoom"], 4, "#f00", 8, "#00f"]}""").Color;
        Assert.Equal(Dependence.Zoom, color.Depends);
        var there = color.AtZoom(6);
        Assert.True(there.IsConstant);
        Assert.Equal(new StyleColor(0.5f, 0, 0.5f), there.Value);
    }

    [Fact]
    public void Expressions_of_constants_are_worked_out_when_the_style_is_read()
    {
        var opacity = Drawn.Fill("""{"fill-opacity": ["let", "half", ["/", 1, 2], ["*", ["var", "half"], ["var", "half"]]]}""").Opacity;
        Assert.True(opacity.IsConstant);
        Assert.Equal(0.25, opacity.Value);
    }

    [Fact]
    public void Properties_of_features_are_read_from_the_columns_that_the_layer_is_bound_to()
    {
        var fill = Drawn.Fill($$"""{"fill-color": {{ByKind}}, "fill-opacity": ["get", "share"]}""");
        Assert.Equal(["share", "kind"], fill.Needs.Fields);
        var binding = new LayerBinding(fill.Needs, ["name", "share", "kind"]);
        Assert.Equal([1, 2], binding.Columns);
        var context = new EvaluationContext(binding)
        {
            Feature = new RowFeature(StyleValue.Of("x"), StyleValue.Of(0.3), StyleValue.Of("water")),
        };
        Assert.Equal(Blue, fill.Color.Evaluate(context));
        Assert.Equal(0.3, fill.Opacity.Evaluate(context));
    }

    [Fact]
    public void A_column_that_is_not_there_is_null()
    {
        var fill = Drawn.Fill($$"""{"fill-color": {{ByKind}} }""");
        Assert.Equal(Red, fill.Color.Evaluate(new EvaluationContext(new LayerBinding(fill.Needs, ["name"])) { Feature = new RowFeature() }));
    }

    [Fact]
    public void A_wrong_type_gives_the_default_and_is_told_of_once()
    {
        var fill = Drawn.Fill("""{"fill-opacity": ["get", "share"]}""");
        var told = new List<StyleWarning>();
        var context = new EvaluationContext(new LayerBinding(fill.Needs, ["share"]))
        {
            Feature = new RowFeature(StyleValue.Of("much")),
            Warn = told.Add,
        };
        Assert.Equal([1.0, 1.0], [fill.Opacity.Evaluate(context), fill.Opacity.AtZoom(5).Evaluate(context)]);
        var warning = Assert.Single(told);
        Assert.Equal(("zones", "layers[0].paint.fill-opacity"), (warning.Layer, warning.Path));
        Assert.Contains("number", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_makes_no_garbage()
    {
        var fill = Drawn.Fill(
            $$"""
            {
              "fill-color": ["interpolate", ["linear"], ["zoom"], 4, {{ByKind}}, 12, ["to-color", ["get", "colour"], "white"]],
              "fill-opacity": ["case", ["all", [">", ["get", "share"], 0.2], ["has", "kind"]], ["*", 0.5, ["get", "share"]], 1]
            }
            """,
            """, "filter": ["all", ["==", "kind", "water"], ["in", "colour", "#fff", "#000"], [">", "share", 0]] """);
        var context = new EvaluationContext(new LayerBinding(fill.Needs, ["kind", "share", "colour"]))
        {
            Zoom = 7.5,
            Feature = new RowFeature(StyleValue.Of("water"), StyleValue.Of(0.4), StyleValue.Of(Blue)),
            Warn = _ => { },
        };
        Evaluate(); // the first time makes what stays
        var least = long.MaxValue; // code that is compiled anew meanwhile may make something once
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) Evaluate();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);

        void Evaluate()
        {
            fill.Filter.Passes(context);
            fill.Color.Evaluate(context);
            fill.Opacity.Evaluate(context);
        }
    }

    [Fact]
    public void Failing_a_million_times_makes_no_garbage_either()
    {
        var fill = Drawn.Fill("""{"fill-opacity": ["number", ["get", "share"]]}""");
        var context = new EvaluationContext(new LayerBinding(fill.Needs, ["share"])) { Feature = new RowFeature(StyleValue.Of("x")), Warn = _ => { } };
        fill.Opacity.Evaluate(context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) fill.Opacity.Evaluate(context);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Images_and_fonts_that_a_layer_names_are_listed_with_their_places()
    {
        var layer = Drawn.Style(
            """
            {"id": "names", "type": "symbol", "source": "plan", "source-layer": "zone", "layout": {
              "icon-image": ["match", ["get", "kind"], "mine", "cross", "dot"], "text-font": ["Noto Sans SC Regular"], "text-field": "{name} ({code})"}}
            """).Layers[0];
        Assert.Equal(
            [("cross", "layers[0].layout.icon-image[3]"), ("dot", "layers[0].layout.icon-image[4]")],
            layer.Needs.Images.Select(image => (image.Name, image.Path)));
        Assert.Equal(["Noto Sans SC Regular"], layer.Needs.Fonts.Select(font => font.Name));
        Assert.Equal(["kind", "name", "code"], layer.Needs.Fields);
    }
}
