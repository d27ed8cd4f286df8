using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Catalogue;

public sealed class AtlasTests
{
    static readonly PlanRow County = SamplePlan.Facts with { Level = "county", Kind = "restoration", BaseYear = 2020 };

    [Fact]
    public void Every_map_of_the_catalogue_is_judged_once()
    {
        var atlas = Atlas(County, SamplePlan.Datasets);
        Assert.Equal(SamplePlan.Authored.Maps.Select(map => map.Id), atlas.Values.Select(entry => entry.Id));
    }

    [Fact]
    public void A_map_with_its_data_is_present() => Assert.Equal(AtlasState.Present, Atlas(County, SamplePlan.Datasets)["outcome/layout"].State);

    [Fact]
    public void A_required_map_without_an_essential_layer_is_lacking_though_the_rest_can_be_drawn()
    {
        var layout = Atlas(County, [.. SamplePlan.Datasets.Where(row => row.Key.Table != "key_area")])["outcome/layout"];
        Assert.True(layout.IsLacking);
        Assert.Equal(["key_area"], layout.Needs.Select(need => need.Table));
    }

    [Fact]
    public void What_is_lacking_is_named_with_the_values_its_rows_must_have()
    {
        var risk = Atlas(County, SamplePlan.Datasets)["evaluation/risk"];
        Assert.Equal((AtlasState.Missing, false), (risk.State, risk.IsRequired));
        var need = Assert.Single(risk.Needs);
        Assert.Equal("evaluation", need.Table);
        Assert.Equal(["risk"], Assert.Single(need.Where).Values);
    }

    [Fact]
    public void A_stage_that_the_plan_does_not_have_is_not_required() =>
        Assert.Equal(AtlasState.NotRequired, Atlas(County, SamplePlan.Datasets)["outcome/projects-long"].State);

    [Fact]
    public void A_plan_that_has_no_stages_yet_lacks_the_works_of_the_first_one_and_nobody_knows_of_the_others()
    {
        var atlas = Atlas(County with { Stages = [] }, SamplePlan.Datasets);
        Assert.True(atlas["outcome/projects-near"].IsLacking);
        Assert.Equal(["plan_stage"], atlas["outcome/projects-near"].Needs.Select(need => need.Table));
        Assert.Equal(AtlasState.NotRequired, atlas["outcome/projects-long"].State);
        Assert.Contains("plan_stage", atlas["outcome/projects-long"].ReasonZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restoration", AtlasState.NotRequired, false)]
    [InlineData("consolidation+restoration", AtlasState.Missing, true)]
    public void Consolidation_maps_are_required_of_plans_of_that_kind_alone(string kind, AtlasState state, bool isRequired)
    {
        var zones = Atlas(County with { Kind = kind }, SamplePlan.Datasets)["outcome/consolidation-zones"];
        Assert.Equal((state, isRequired), (zones.State, zones.IsRequired));
    }

    [Fact]
    public void A_map_that_the_plan_names_is_required_and_one_that_the_catalogue_lacks_is_told()
    {
        var atlas = Atlas(
            County with { MapTitles = new Dictionary<string, string> { ["base/soil"] = "土壤图", ["outcome/wind"] = "风景图" } }, SamplePlan.Datasets);
        Assert.True(atlas["base/soil"].IsLacking);
        Assert.Equal("土壤图", atlas["base/soil"].TitleZh);
        Assert.True(atlas["outcome/wind"].IsLacking);
    }

    [Theory]
    [InlineData("2020", AtlasState.Present)]
    [InlineData("2019", AtlasState.Stale)]
    public void Data_from_before_the_base_year_is_stale(string year, AtlasState state)
    {
        var landuse = SamplePlan.Dataset("landuse", ShapeKind.Polygon, ["type_code", "survey_year"], ("type_code", ["01"]), ("survey_year", ["2015", year]));
        Assert.Equal(state, Atlas(County, [.. SamplePlan.Datasets, landuse])["base/landuse"].State);
    }

    static Dictionary<string, AtlasEntry> Atlas(PlanRow facts, IReadOnlyList<DatasetRow> datasets) =>
        SamplePlan.Build(facts, datasets).Plans[0].Atlas.ToDictionary(entry => entry.Id);
}
