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

    [Fact]
    public void Where_a_layer_veils_what_is_outside_they_reach_as_far_as_rasters_but_no_further_than_the_veil()
    {
        var data = new Envelope(113.5, 33.25, 114, 33.5);
        MapLayer[] veiled = [new MapLayer("outside", new DatasetKey("plan", "area"), LayerContent.Outside, [])];
        Assert.Equal([113.25, 33.25, 114.25, 33.75], BoundsOf(data, veiled, new Envelope(113.25, 33.3, 114.25, 33.75)));
        Assert.Equal([113, 33, 114.5, 33.75], BoundsOf(data, veiled, new Envelope(-180, -85, 180, 85)));
        Assert.Equal([113.5, 33.25, 114, 33.5], BoundsOf(data, veiled, new Envelope(20, 40, 21, 41)));
        Assert.Equal([113.5, 33.25, 114, 33.5], BoundsOf(data, [], new Envelope(-180, -85, 180, 85)));
    }

    static IReadOnlyList<double> BoundsOf(Envelope data) => BoundsOf(data, [], Envelope.Empty);

    static IReadOnlyList<double> BoundsOf(Envelope data, IReadOnlyList<MapLayer> layers, Envelope rasters) =>
        TileJsonDocument.Describe(new PlanMap("plan", "map", "图", layers, data), "http://localhost", 1, [], rasters).Bounds;
}
