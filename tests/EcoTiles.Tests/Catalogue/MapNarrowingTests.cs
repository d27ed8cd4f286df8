using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Catalogue;

public sealed class MapNarrowingTests
{
    static readonly PlanRow Facts = SamplePlan.Facts with
    {
        Stages = [new PlanStage("near", "2025年目标", 2021, 2025, 2025), new PlanStage("long", "远期", 2026, 2035, 2035)],
    };

    static readonly MapCatalogue Catalogue = SamplePlan.Build(Facts,
    [
        .. SamplePlan.Datasets.Where(row => row.Key.Table != "zone"),
        SamplePlan.Dataset("zone", ShapeKind.Polygon, ["name", "scheme", "level", "function"],
            ("scheme", ["restoration", "consolidation"]), ("level", ["1", "2"])),
    ]);

    [Fact]
    public void A_map_is_narrowed_by_the_stages_that_the_plan_has_in_its_own_words()
    {
        var stage = Find("outcome/projects").Dimensions.Single(dimension => dimension.Name == "stage");
        Assert.Equal([("near", "2025年目标"), ("long", "远期")], stage.Values.Select(value => (value.Code, value.TitleZh)));
        Assert.Null(stage.Default);
    }

    [Fact]
    public void A_choice_filters_the_layers_that_have_the_column_and_no_others()
    {
        var near = Choose("outcome/projects", "stage", "near");
        Assert.Equal("?stage=near", near.Query);
        foreach (var layer in near.Layers)
        {
            var stages = layer.Where.Where(filter => filter.Column == "stage_key").Select(filter => filter.Values).ToList();
            if (layer.Dataset.Table == "project_site_point") Assert.Equal(["near"], Assert.Single(stages));
            else Assert.Empty(stages);
        }
    }

    [Fact]
    public void The_same_choice_is_the_same_map_so_that_what_is_kept_for_it_is_found() =>
        Assert.Same(Choose("outcome/projects", "stage", "near"), Choose("outcome/projects", "stage", "near"));

    [Fact]
    public void Values_are_put_in_one_order_so_that_one_choice_has_one_address() =>
        Assert.Same(Choose("zone", "level", "2", "1"), Choose("zone", "level", "1", "2"));

    [Fact]
    public void What_holds_without_a_choice_is_the_map_itself()
    {
        var zones = Find("outcome/zones");
        Assert.Same(zones, Choose("outcome/zones", "scheme", "restoration"));
        Assert.Contains(zones.Layers[0].Where, filter => filter is { Column: "scheme", Values: ["restoration"] });
        Assert.Contains(Choose("outcome/zones", "scheme", "consolidation").Layers[0].Where, filter => filter is { Column: "scheme", Values: ["consolidation"] });
    }

    [Theory]
    [InlineData("outcome/layout")]
    [InlineData("outcome/pattern")]
    [InlineData("outcome/projects")]
    public void A_plan_without_the_usual_scheme_shows_the_one_it_has(string id)
    {
        var rows = SamplePlan.Datasets.Select(row => row.Key.Table is "zone" or "key_area"
            ? SamplePlan.Dataset(row.Key.Table, ShapeKind.Polygon, ["name", "scheme", "level", "theme"], ("scheme", ["consolidation"]), ("level", ["1"])) : row);
        Assert.True(SamplePlan.Build(SamplePlan.Facts, rows).TryFindMap("xiping", id, out var map));
        Assert.Equal("consolidation", map.Dimensions.Single(dimension => dimension.Name == "scheme").Default?.Code);
        Assert.Contains(map.Layers.Single(layer => layer.Name == "zone").Where, filter => filter is { Column: "scheme", Values: ["consolidation"] });
    }

    [Fact]
    public void A_stage_map_is_the_map_of_all_works_narrowed_and_shares_its_style()
    {
        var near = Find("outcome/projects-near");
        Assert.Equal(Choose("outcome/projects", "stage", "near").Layers.SelectMany(layer => layer.Where).Select(filter => filter.Column),
            near.Layers.SelectMany(layer => layer.Where).Select(filter => filter.Column));
        Assert.Equal("outcome-projects", near.StyleName);
        Assert.Equal("", near.Query);
    }

    [Fact]
    public void Layers_laid_over_each_other_are_narrowed_where_they_can_be()
    {
        var both = Choose("zone,road", "scheme", "consolidation");
        Assert.Single(both.Layers[0].Where);
        Assert.Empty(both.Layers[1].Where);
    }

    static PlanMap Find(string address)
    {
        Assert.True(Catalogue.TryFindMap("xiping", address, out var map));
        return map;
    }

    static PlanMap Choose(string address, string dimension, params string[] codes)
    {
        var map = Find(address);
        var known = map.Dimensions.Single(each => each.Name == dimension).Values;
        IReadOnlyList<DimensionValue> values = [.. codes.Select(code => known.Single(value => value.Code == code))];
        return MapNarrowing.Choose(map, new Dictionary<string, IReadOnlyList<DimensionValue>> { [dimension] = values });
    }
}
