using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Projections;

public sealed class EllipsoidAreaTests
{
    [Fact]
    public void The_whole_ellipsoid_has_the_area_that_textbooks_give() =>
        Assert.Equal(510_065_621.7e6, EllipsoidArea.OfRing([-180, -90, 180, -90, 180, 90, -180, 90]), 1e6);

    [Fact]
    public void A_degree_at_the_equator_is_larger_than_one_at_forty_north()
    {
        // Length of a degree east times length of a degree north, from the radii of curvature.
        Assert.Equal(12_308.8e6, EllipsoidArea.OfRing([113, 0, 114, 0, 114, 1, 113, 1]), 1e6);
        Assert.Equal(9_411.5e6, EllipsoidArea.OfRing([113, 40, 114, 40, 114, 41, 113, 41]), 10e6);
    }

    [Fact]
    public void A_ring_run_the_other_way_has_the_negative_area() =>
        Assert.Equal(-EllipsoidArea.OfRing([113, 33, 114, 33, 114, 34]),
            EllipsoidArea.OfRing([114, 34, 114, 33, 113, 33]), 1e-3);

    [Fact]
    public void Closing_a_ring_changes_nothing() =>
        Assert.Equal(EllipsoidArea.OfRing([113, 33, 114, 33, 114, 34]),
            EllipsoidArea.OfRing([113, 33, 114, 33, 114, 34, 113, 33]));

    [Fact]
    public void Halves_add_up_to_the_whole()
    {
        var west = EllipsoidArea.OfRing([113, 33, 113.4, 33.1, 113.6, 34, 113, 34]);
        var east = EllipsoidArea.OfRing([113.4, 33.1, 114, 33, 114, 34, 113.6, 34]);

        Assert.Equal(EllipsoidArea.OfRing([113, 33, 113.4, 33.1, 114, 33, 114, 34, 113, 34]), west + east, 1e-3);
    }

    [Fact]
    public void Holes_are_taken_away()
    {
        var shapes = new ShapeBuffer();
        double[] outer = [113, 33, 114, 33, 114, 34, 113, 34, 113, 33];
        double[] hole = [113.4, 33.4, 113.4, 33.6, 113.6, 33.6, 113.6, 33.4, 113.4, 33.4];
        foreach (var ring in new[] { outer, hole })
        {
            ring.CopyTo(shapes.AddPoints(ring.Length / 2));
            shapes.EndRing();
        }
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Polygon);

        Assert.Equal(EllipsoidArea.OfRing(outer) - Math.Abs(EllipsoidArea.OfRing(hole)),
            EllipsoidArea.OfShape(shapes, 0), 1e-3);
    }
}
