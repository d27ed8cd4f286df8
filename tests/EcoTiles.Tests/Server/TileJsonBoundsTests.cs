using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Tests.Server;

/// <summary>Bounds are a box on the grid, whatever little the data has.</summary>
public sealed class TileJsonBoundsTests
{
    [Theory]
    [InlineData(114, 33, 114, 33)]
    [InlineData(114, 33, 114, 34)]
    [InlineData(180, 85.06, 180, 85.06)]
    [InlineData(-180, -90, -180, -90)]
    [InlineData(190, 33, 190, 33)]
    public void A_single_point_has_a_west_and_an_east(double west, double south, double east, double north)
    {
        var bounds = BoundsOf(new Envelope(west, south, east, north));
        Assert.True(bounds[0] < bounds[2] && bounds[1] < bounds[3], string.Join(',', bounds));
        Assert.True(bounds[0] >= -180 && bounds[2] <= 180 && bounds[1] >= -85.0512 && bounds[3] <= 85.0512, string.Join(',', bounds));
        Assert.InRange(Math.Clamp(south, -85.0511, 85.0511), bounds[1], bounds[3]);
    }

    [Fact]
    public void A_box_stays_as_it_is() => Assert.Equal([113.8, 33.2, 114.2, 33.5], BoundsOf(new Envelope(113.8, 33.2, 114.2, 33.5)));

    static IReadOnlyList<double> BoundsOf(Envelope data) =>
        TileJsonDocument.Describe(new PlanMap("plan", "map", "图", [], data), "http://localhost", 1, []).Bounds;
}
