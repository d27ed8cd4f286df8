using EcoTiles.Geometry.Pipeline;
using NetTopologySuite.Geometries;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class SimpleRingTests
{
    [Theory]
    [InlineData("a square", true, new[] { 0.0, 0, 1, 0, 1, 1, 0, 1, 0, 0 })]
    [InlineData("a square that is not closed, a point given twice", true, new[] { 0.0, 0, 1, 0, 1, 0, 1, 1, 0, 1 })]
    [InlineData("a bow-tie", false, new[] { 0.0, 0, 1, 1, 1, 0, 0, 1, 0, 0 })]
    [InlineData("a spike", false, new[] { 0.0, 0, 1, 0, 1, 1, 0.5, 1, 0.5, 2, 0.5, 1, 0, 1, 0, 0 })]
    [InlineData("a ring that touches itself", false, new[] { 0.0, 0, 4, 0, 2, 2, 4, 4, 0, 4, 2, 2, 0, 0 })]
    [InlineData("a corner on another side", false, new[] { 0.0, 0, 4, 0, 4, 4, 2, 0, 0, 4, 0, 0 })]
    [InlineData("a line there and back", false, new[] { 0.0, 0, 1, 1, 2, 2, 0, 0 })]
    [InlineData("two points", false, new[] { 0.0, 0, 1, 1, 0, 0 })]
    [InlineData("what is no number", false, new[] { 0.0, 0, 1, 0, double.NaN, 1, 0, 1, 0, 0 })]
    public void Only_rings_that_meet_themselves_nowhere_are_simple(string what, bool isSimple, double[] ring) =>
        Assert.True(isSimple == new SimpleRing().IsCertain(ring), what);

    [Fact]
    public void No_ring_that_is_invalid_passes_and_hardly_a_valid_one_is_doubted()
    {
        var random = new Random(41);
        var simple = new SimpleRing();
        var (valid, passed) = (0, 0);
        for (var i = 0; i < 3000; i++)
        {
            // A star around the origin, now and then long enough to be sorted; radii that jump make its points cross.
            var points = i % 50 == 0 ? 700 : random.Next(3, 60);
            var ring = new double[2 * points];
            for (var point = 0; point < points; point++)
            {
                var angle = (point + (i % 3 == 0 ? 1.5 * random.NextDouble() : 0)) * Math.Tau / points;
                var radius = 1 + random.NextDouble();
                (ring[2 * point], ring[2 * point + 1]) = (114 + radius * Math.Cos(angle), 33 + radius * Math.Sin(angle));
            }
            var isCertain = simple.IsCertain(ring);
            var isValid = Polygon(ring).IsValid;
            Assert.True(isValid || !isCertain, $"ring {i} is invalid");
            if (isValid) valid++;
            if (isCertain) passed++;
        }
        Assert.InRange(valid, 1500, 2900);
        Assert.True(passed >= valid - 3, $"{passed} of {valid}");
    }

    static Polygon Polygon(double[] ring)
    {
        var places = Enumerable.Range(0, ring.Length / 2).Select(i => new Coordinate(ring[2 * i], ring[2 * i + 1])).ToList();
        return GeometryFactory.Default.CreatePolygon([.. places, places[0].Copy()]);
    }
}
