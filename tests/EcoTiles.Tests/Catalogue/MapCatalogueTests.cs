using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Catalogue;

public sealed class MapCatalogueTests
{
    static readonly Plan Xiping = SamplePlan.Catalogue.Plans[0];

    [Fact]
    public void A_plan_lists_the_maps_it_has_data_for() => Assert.Equal(
        [
            "base/admin", "outcome/layout", "outcome/projects", "outcome/projects-near", "outcome/scope", "outcome/pattern",
            "outcome/zones", "outcome/key-areas", "outcome/network",
        ],
        Xiping.Maps.Select(map => map.Id));

    [Fact]
    public void Shapes_come_first_and_names_on_top() => Assert.Equal(
        [
            "zone", "key_area", "corridor", "plan_mask", "road", "admin_county", "admin_town", "admin_village", "plan_boundary",
            "zone_label", "key_area_label", "corridor_label", "admin_county_label", "admin_town_label",
        ],
        Find("outcome/layout").Layers.Select(layer => layer.Name));

    [Theory]
    [InlineData("outcome/layout", 9)]
    [InlineData("base/admin", 7)] // its theme is the units
    public void Towns_and_villages_wait_for_their_zoom(string map, int towns)
    {
        var layers = Find(map).Layers.ToDictionary(layer => layer.Name);
        Assert.Equal((5, towns, 11), (layers["admin_county"].MinZoom, layers["admin_town"].MinZoom, layers["admin_village"].MinZoom));
        Assert.Equal(towns, layers["admin_town_label"].MinZoom);
    }

    [Fact]
    public void Name_points_carry_the_name_and_what_sets_their_kind() =>
        Assert.Equal(["name", "scheme", "level", "function"],
            Find("outcome/layout").Layers.Single(layer => layer.Name == "zone_label").Columns.Select(column => column.Name));

    [Fact]
    public void Units_are_named_where_no_seat_of_their_level_is()
    {
        var seat = SamplePlan.Dataset("seat", ShapeKind.Point, ["name", "level"], ("level", ["town"]));
        var layers = SamplePlan.Build(SamplePlan.Facts, [.. SamplePlan.Datasets, seat]).Plans[0].Maps.Single(map => map.Id == "base/admin")
            .Layers.Select(layer => layer.Name).ToList();
        Assert.Contains("admin_county_label", layers);
        Assert.Contains("admin_town", layers);
        Assert.DoesNotContain("admin_town_label", layers);
    }

    [Fact]
    public void Names_along_lines_are_of_lines_that_have_one()
    {
        var names = Find("outcome/layout").Layers.Single(layer => layer.Name == "corridor_label");
        Assert.Equal((LayerContent.Courses, ShapeKind.Line), (names.Content, names.Kind));
        Assert.Contains(names.Where, filter => filter is { Column: "name", Values: [] });
    }

    [Fact]
    public void Where_the_plan_lies_is_shown_with_its_neighbours_but_not_with_all_of_a_province()
    {
        var neighbour = SamplePlan.Dataset("neighbour", ShapeKind.Polygon, ["name", "side"]);
        Envelope ViewWith(Envelope reach) => SamplePlan.Build(SamplePlan.Facts, [.. SamplePlan.Datasets, neighbour with { Bounds = reach }])
            .Plans[0].Maps.Single(map => map.Id == "outcome/location").View;
        Assert.Equal(new Envelope(113.7, 33.1, 114.3, 33.6), ViewWith(new Envelope(113.7, 33.1, 114.3, 33.6)));
        var wide = ViewWith(new Envelope(100, 20, 120, 40));
        Assert.Equal((113.4, 114.6, 32.9, 33.8), (Math.Round(wide.MinX, 6), Math.Round(wide.MaxX, 6), Math.Round(wide.MinY, 6), Math.Round(wide.MaxY, 6)));
    }

    [Fact]
    public void A_number_on_the_map_stands_at_one_point_of_its_line()
    {
        var points = SamplePlan.Datasets.Single(row => row.Key.Table == "project_site_point");
        var lines = points with { Key = points.Key with { Table = "project_site_line" }, Kind = ShapeKind.Line };
        var catalogue = SamplePlan.Build(SamplePlan.Facts, [.. SamplePlan.Datasets, lines]);
        Assert.True(catalogue.TryFindMap("xiping", "outcome/projects", out var works));
        var label = works.Layers.Single(layer => layer.Name == "project_site_line_label");
        Assert.Equal((LayerContent.Labels, ShapeKind.Point), (label.Content, label.Kind));
        Assert.DoesNotContain(works.Layers, layer => layer.Name == "project_site_point_label");
    }

    [Fact]
    public void Columns_have_words_and_the_stores_own_are_left_out()
    {
        var columns = Find("zone").Layers[0].Columns;
        Assert.DoesNotContain(columns, column => column.Name == "plan_id");
        Assert.Equal("名称", columns.Single(column => column.Name == "name").Description);
    }

    [Fact]
    public void A_feature_that_lies_far_away_by_mistake_does_not_move_what_a_map_opens_with()
    {
        var catalogue = SamplePlan.Build(SamplePlan.Facts, SamplePlan.Datasets.Select(row =>
            row.Key.Table == "road" ? row with { Bounds = row.Bounds.Including(new Envelope(0, 0, 0, 0)) } : row));
        Assert.True(catalogue.TryFindMap("xiping", "outcome/layout", out var layout));
        Assert.True(catalogue.TryFindMap("xiping", "road", out var roads));
        Assert.Equal((0, SamplePlan.Area), (layout.Bounds.MinX, layout.View));
        Assert.Equal((0, SamplePlan.Area), (roads.Bounds.MinX, roads.View));
    }

    [Fact]
    public void A_map_without_its_theme_is_missing_with_the_tables_it_needs()
    {
        var soil = Xiping.MissingMaps.Single(map => map.Id == "base/soil");
        Assert.Equal(["soil"], soil.Needs.Select(need => need.Table));
        Assert.False(SamplePlan.Catalogue.TryFindMap("xiping", "base/soil", out _));
    }

    [Fact]
    public void Stages_that_the_plan_does_not_have_are_neither_there_nor_missing()
    {
        Assert.DoesNotContain(Xiping.Maps, map => map.Id == "outcome/projects-long");
        Assert.DoesNotContain(Xiping.MissingMaps, map => map.Id == "outcome/projects-long");
    }

    [Fact]
    public void A_stage_map_is_titled_with_its_years() =>
        Assert.Equal("重点工程布局图（近期2021-2025年）", Find("outcome/projects-near").Title);

    [Fact]
    public void The_plans_own_title_wins()
    {
        var facts = SamplePlan.Facts with { MapTitles = new Dictionary<string, string> { ["outcome/zones"] = "分区布局图" } };
        Assert.True(SamplePlan.Build(facts, SamplePlan.Datasets).TryFindMap("xiping", "outcome/zones", out var map));
        Assert.Equal("分区布局图", map.Title);
    }

    [Theory]
    [InlineData("outcome/layout")]
    [InlineData("outcome-layout")]
    [InlineData("outcome%2Flayout")]
    [InlineData("outcome%2flayout")]
    public void A_map_is_found_however_its_slash_is_written(string address) =>
        Assert.Equal("outcome/layout", Find(address).Id);

    [Fact]
    public void Layers_can_be_laid_over_each_other()
    {
        var map = Find("zone,key_area");
        Assert.Equal(["zone", "key_area"], map.Layers.Select(layer => layer.Name));
        Assert.Same(map, Find("zone,key_area"));
    }

    [Theory]
    [InlineData("zone,zone")]
    [InlineData("zone,")]
    [InlineData(",")]
    [InlineData("zone,nothing")]
    [InlineData("zone,outcome/layout")]
    [InlineData("ZONE")]
    [InlineData("")]
    public void Sums_of_layers_must_name_different_layers_of_the_plan(string address) =>
        Assert.False(SamplePlan.Catalogue.TryFindMap("xiping", address, out _));

    [Theory]
    [InlineData("秘密")]
    [InlineData("机密")]
    [InlineData("绝密")]
    [InlineData(" 绝密 ")]
    public void Secret_plans_are_as_if_they_were_not_there(string secrecy)
    {
        var catalogue = SamplePlan.Build(SamplePlan.Facts with { Secrecy = secrecy }, SamplePlan.Datasets);
        Assert.Empty(catalogue.Plans);
        Assert.False(catalogue.TryFindPlan("xiping", out _));
        Assert.False(catalogue.TryFindMap("xiping", "outcome/layout", out _));
    }

    [Fact]
    public void A_store_without_plan_tables_has_one_map_a_layer_and_one_of_all()
    {
        var facts = new PlanRow("xiping", "layers.gpkg") { HasPlanTables = false };
        var catalogue = SamplePlan.Build(facts,
            [SamplePlan.Dataset("河流", ShapeKind.Line, []), SamplePlan.Dataset("b/c", ShapeKind.Point, [])]);
        Assert.Equal(["all", "b/c", "河流"], catalogue.Plans[0].Maps.Select(map => map.Id));
        Assert.True(catalogue.TryFindMap("xiping", "all", out var all));
        Assert.Equal(2, all.Layers.Count);
        Assert.True(catalogue.TryFindMap("xiping", "河流", out _));
    }

    [Fact]
    public void Finding_a_map_takes_no_memory()
    {
        Find("outcome/layout");
        Find("zone,key_area");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            SamplePlan.Catalogue.TryFindMap("xiping", "outcome/layout", out _);
            SamplePlan.Catalogue.TryFindMap("xiping", "zone,key_area", out _);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static PlanMap Find(string address)
    {
        Assert.True(SamplePlan.Catalogue.TryFindMap("xiping", address, out var map));
        return map;
    }
}
