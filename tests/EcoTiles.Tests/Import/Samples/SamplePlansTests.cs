using System.Security.Cryptography;
using EcoTiles.Geometry.Projections;
using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples;
using EcoTiles.Import.Validation;

namespace EcoTiles.Tests.Import.Samples;

[Collection(SampleCollectionDefinition.Name)]
public sealed class SamplePlansTests(SampleFixture samples)
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.Equal(Hash(samples.Make("first.gpkg", "shangdang")), Hash(samples.Make("second.gpkg", "shangdang")));

    [Theory]
    [InlineData("xiping", 45)]
    [InlineData("shangdang", 20)]
    public void A_plan_has_as_many_projects_as_its_text_counts(string plan, long projects) =>
        Assert.Equal(projects, samples.Count($"SELECT count(*) FROM project WHERE plan_id = '{plan}'"));

    [Fact]
    public void The_facts_of_every_plan_count_their_projects_class_by_class() =>
        Assert.All(PlanFactsReader.Plans.Select(PlanFactsReader.Read),
            facts => Assert.Equal(facts.ProjectCount, facts.ProjectClasses.Sum(type => type.Count)));

    [Fact]
    public void Stages_tile_the_period_of_every_plan() =>
        Assert.All(PlanFactsReader.Plans.Select(PlanFactsReader.Read), facts =>
    {
        var stages = facts.Plan.Stages;
        Assert.Equal(facts.Plan.Period, new YearsFact(stages[0].From, stages[^1].To));
        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
    });

    [Fact]
    public void A_project_belongs_to_the_stage_that_its_last_year_falls_in() => Assert.Equal(0, samples.Count(
        """
        SELECT count(*) FROM project p JOIN plan_stage s ON s.plan_id = p.plan_id AND s.key = p.stage_key
        WHERE p.year_to NOT BETWEEN s.year_from AND s.year_to OR p.year_from > p.year_to
        """));

    [Fact]
    public void Every_project_is_linked_to_a_key_area() => Assert.Equal(0, samples.Count(
        "SELECT count(*) FROM project WHERE id NOT IN (SELECT project_id FROM project_key_area)"));

    [Theory]
    [InlineData("project_site"), InlineData("project_site_line"), InlineData("project_site_point")]
    public void A_site_meets_every_key_area_that_its_project_is_linked_to(string table)
    {
        var links = samples.Rows(
            $"""
            SELECT s.geom, a.geom, s.name FROM {table} s JOIN project_key_area l ON l.project_id = s.project_id
            JOIN key_area a ON a.id = l.key_area_id
            """);

        Assert.NotEmpty(links);
        Assert.All(links, row => Assert.True(SampleFixture.Shape(row[0]).Intersects(SampleFixture.Shape(row[1])),
            $"{row[2]}"));
    }

    [Fact]
    public void Some_projects_have_no_site_yet() => Assert.NotEqual(0, samples.Count(
        """
        SELECT count(*) FROM project WHERE id NOT IN (SELECT project_id FROM project_site UNION
        SELECT project_id FROM project_site_line UNION SELECT project_id FROM project_site_point)
        """));

    [Theory]
    [InlineData("xiping", 1090.0)]
    [InlineData("shangdang", 482.28)]
    [InlineData("xinjiang", 1_660_000.0)]
    public void The_plan_area_is_within_half_a_percent_of_the_stated_one(string plan, double km2)
    {
        var shape = samples.Shapes($"SELECT geom FROM plan_area WHERE plan_id = '{plan}'").Single();
        var ring = ((NetTopologySuite.Geometries.Polygon)shape.GetGeometryN(0)).ExteriorRing.Coordinates
            .SelectMany(at => new[] { at.X, at.Y }).ToArray();

        Assert.Equal(1, EllipsoidArea.OfRing(ring) / 1e6 / km2, 0.005);
    }

    [Theory]
    [InlineData("xiping"), InlineData("shangdang"), InlineData("xinjiang")]
    public void A_plan_has_more_than_five_thousand_parcels(string plan) =>
        Assert.True(samples.Count($"SELECT count(*) FROM landuse WHERE plan_id = '{plan}'") > 5000);

    [Fact]
    public void Required_columns_are_filled_and_every_row_says_that_it_is_a_sample()
    {
        foreach (var table in samples.Rows("SELECT table_name FROM gpkg_contents")
            .Select(row => (string)row[0]!)) // never null
        {
            var required = samples.Rows($"SELECT name FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND type = 'TEXT'");
            Assert.NotEmpty(required);
            Assert.All(required,
                column => Assert.Equal(0, samples.Count($"SELECT count(*) FROM {table} WHERE \"{column[0]}\" = ''")));
            Assert.Equal(0,
                samples.Count($"SELECT count(*) FROM {table} WHERE is_sample <> 1 OR source NOT LIKE '%示意图%'"));
        }
    }

    [Fact]
    public void No_rule_is_broken_and_every_site_reaches_the_towns_that_are_stated_for_it()
    {
        var report = StoreValidation.Run(samples.File, [], false, null, TestContext.Current.CancellationToken);
        Assert.Equal(SampleFixture.Plans.Count, report.Plans.Count);
        Assert.All(report.Plans, plan => Assert.Equal(0, plan.Findings.Errors));
        // What is left are facts of the plans' texts: projects without a place, lists of towns, indicators that they do not give.
        Assert.Empty(report.Plans.SelectMany(plan => plan.Findings.Kept).Select(finding => finding.Code).Distinct().Except(["V24", "V25", "V33", "V44", "V51", "V54", "V55"]));
    }

    [Fact]
    public void Ids_and_feature_codes_are_unique() =>
        Assert.All(["zone", "landuse", "admin_unit", "project", "evaluation"], table =>
        Assert.Equal(1,
            samples.Count($"SELECT count(*) = count(DISTINCT id) AND count(*) = count(DISTINCT plan_id || bsm) FROM {table}")));

    [Fact]
    public void Region_codes_continue_those_of_the_unit_above() => Assert.Equal(0, samples.Count(
        "SELECT count(*) FROM admin_unit WHERE level IN ('town', 'village') AND substr(code, 1, length(parent_code)) <> parent_code"));

    [Fact]
    public void An_unknown_plan_is_refused_and_leaves_nothing_behind()
    {
        var path = Path.Combine(Path.GetDirectoryName(samples.File)!, "none.gpkg"); // a file lies in a folder

        var error = Assert.Throws<ArgumentException>(() =>
            SamplePlans.Write(new SampleRequest(path) { Plans = ["atlantis"] }, null,
                TestContext.Current.CancellationToken));

        Assert.Contains("xiping", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(path)!),
            file => file.Contains("none", StringComparison.Ordinal));
    }

    static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
