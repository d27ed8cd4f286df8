using NetTopologySuite.Geometries;

namespace EcoTiles.Tests.Import.Samples;

[Collection(SampleCollectionDefinition.Name)]
public sealed class SampleCoverageTests(SampleFixture samples)
{
    [Theory]
    [InlineData("xiping", "zone", "scheme = 'restoration'")]
    [InlineData("shangdang", "zone", "scheme = 'restoration'")]
    [InlineData("shangdang", "zone", "scheme = 'consolidation'")]
    [InlineData("xinjiang", "zone", "level = 1")]
    [InlineData("xinjiang", "zone", "level = 2")]
    [InlineData("xinjiang", "admin_unit", "level = 'prefecture'")]
    [InlineData("shangdang", "admin_unit", "level = 'town'")]
    [InlineData("shangdang", "admin_unit", "level = 'village'")]
    [InlineData("shangdang", "landuse", "1")]
    [InlineData("shangdang", "ecosystem", "1")]
    [InlineData("shangdang", "evaluation", "kind = 'degradation'")]
    [InlineData("shangdang", "watershed", "level = 3")]
    public void A_covering_layer_fills_the_plan_area_without_gap_or_overlap(string plan, string table, string where)
    {
        var whole = samples.Shapes($"SELECT geom FROM plan_area WHERE plan_id = '{plan}'").Single();
        var parts = samples.Shapes($"SELECT geom FROM {table} WHERE plan_id = '{plan}' AND {where}");

        Assert.Equal(Unmatched(parts), Unmatched([whole]));
        Assert.Equal(whole.Area, parts.Sum(part => part.Area), 1e-12);
    }

    [Fact]
    public void Zones_of_level_two_fill_their_parent_exactly()
    {
        var parents = samples.Rows("SELECT geom, id FROM zone WHERE plan_id = 'xinjiang' AND level = 1");

        Assert.Equal(4, parents.Count);
        Assert.All(parents, parent => Assert.Equal(
            Unmatched(samples.Shapes($"SELECT geom FROM zone WHERE parent_id = '{parent[1]}'")),
                Unmatched([SampleFixture.Shape(parent[0])])));
    }

    [Fact]
    public void Zones_share_no_ground()
    {
        var zones = samples.Shapes("SELECT geom FROM zone WHERE plan_id = 'shangdang' AND scheme = 'restoration'");

        for (var i = 0; i < zones.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.Equal(0, NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Overlay(zones[i], zones[j],
                    NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area);
    }

    [Fact]
    public void A_unit_that_a_zone_line_cuts_lies_in_two_zones()
    {
        var town = samples.Shapes("SELECT geom FROM admin_unit WHERE name = '苏店镇'").Single();
        var zones = samples.Rows("SELECT geom, code FROM zone WHERE plan_id = 'shangdang' AND scheme = 'restoration'");

        var shared = zones.Where(row => SampleFixture.Shape(row[0]).Intersection(town).Area > 0.05 * town.Area)
            .Select(row => row[1]);

        Assert.Equal(["z1", "z2"], shared.Order());
    }

    [Theory]
    [InlineData("plan_area"), InlineData("admin_unit"), InlineData("zone"), InlineData("key_area"),
        InlineData("evaluation")]
    [InlineData("landuse"), InlineData("ecosystem"), InlineData("soil"), InlineData("watershed"),
        InlineData("water_area")]
    [InlineData("three_lines"), InlineData("reserve"), InlineData("project_site"), InlineData("neighbour"),
        InlineData("subsidence")]
    [InlineData("corridor"), InlineData("water_line"), InlineData("road"), InlineData("project_site_line"),
        InlineData("climate_isoline")]
    public void All_shapes_are_valid(string table)
    {
        var shapes = samples.Shapes($"SELECT geom FROM {table}");

        Assert.NotEmpty(shapes);
        Assert.All(shapes, shape => Assert.True(shape.IsValid, $"{table}: {shape.Centroid}"));
    }

    /// <summary>
    /// The steps between vertices that no neighbour takes the other way round: for a coverage those are its outline.
    /// </summary>
    static HashSet<(Coordinate, Coordinate)> Unmatched(IEnumerable<NetTopologySuite.Geometries.Geometry> shapes)
    {
        var steps = new HashSet<(Coordinate, Coordinate)>();
        foreach (var ring in shapes
            .SelectMany(shape => NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(shape)))
        {
            var points = ring.Coordinates;
            for (var i = 1; i < points.Length; i++)
            {
                var (from, to) = (points[i - 1], points[i]);
                if (!steps.Remove((to, from))) Assert.True(steps.Add((from, to)),
                    "two shapes lie on the same side of a step");
            }
        }
        return steps;
    }
}
