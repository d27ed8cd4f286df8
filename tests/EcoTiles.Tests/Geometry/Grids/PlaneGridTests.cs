using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Grids;

public sealed class PlaneGridTests
{
    static CoordinateSystem System(int srid) => CoordinateSystem.Find(srid)!; // known ones

    [Fact]
    public void Systems_of_one_plane_share_a_grid()
    {
        Assert.Same(TileGrid.Of(System(4490)), TileGrid.Of(System(4326)));
        Assert.Same(TileGrid.Of(System(4526)), TileGrid.Of(System(4547))); // with and without the number of the zone
        Assert.Same(TileGrid.Of(System(4505)), TileGrid.Of(System(4540))); // the 6-degree and the 3-degree zone around 93 E
        Assert.NotSame(TileGrid.Of(System(4526)), TileGrid.Of(System(4527)));
        Assert.NotSame(TileGrid.Of(System(4526)), TileGrid.Of(System(32649))); // another scale
        Assert.Same(WebMercatorQuad.Instance, TileGrid.Of(System(3857)));
    }

    [Fact]
    public void Half_the_square_of_degrees_is_the_world()
    {
        var places = new int[4];
        PlaneGrid.Degrees.ToLattice([-180, 90, 0, -90], places);
        Assert.Equal([int.MinValue, int.MinValue, 0, 0], places);
        Assert.Equal((180.0, 0.0), PlaneGrid.Degrees.SquareIn(System(4490))!.Value.PlaceAt(1, 0.25));
    }

    [Theory]
    [InlineData(4490)]
    [InlineData(4526)]
    [InlineData(4547)]
    [InlineData(4508)]
    [InlineData(32650)]
    public void Places_come_to_the_lattice_alike_from_degrees_and_from_the_plane(int srid)
    {
        var (system, random) = (System(srid), new Random(srid));
        var grid = TileGrid.Of(system);
        var square = grid.SquareIn(system)!.Value; // its own
        for (var i = 0; i < 3000; i++)
        {
            double[] lonLat = [114 + random.NextDouble() * 12 - 6, random.NextDouble() * 50];
            var (fromDegrees, fromPlane) = (new int[2], new int[2]);
            grid.ToLattice(lonLat, fromDegrees);
            double[] plane = [.. lonLat];
            system.FromLonLat(plane);
            square.ToLattice(plane, fromPlane);
            Assert.InRange(fromDegrees[0] - (long)fromPlane[0], -1, 1);
            Assert.InRange(fromDegrees[1] - (long)fromPlane[1], -1, 1);
            var (longitude, latitude) = grid.ToLonLat(fromDegrees[0], fromDegrees[1]);
            Assert.Equal(lonLat[0], longitude, 3e-7);
            Assert.Equal(lonLat[1], latitude, 3e-7);
        }
    }

    [Fact]
    public void A_point_gets_the_same_place_wherever_it_stands_in_a_list()
    {
        var (grid, random) = (TileGrid.Of(System(4547)), new Random(5));
        var list = new double[2 * 1000];
        for (var i = 0; i < list.Length; i += 2) (list[i], list[i + 1]) = (random.NextDouble() * 360 - 180, random.NextDouble() * 180 - 90);
        var places = new int[list.Length];
        grid.ToLattice(list, places);
        var alone = new int[2];
        for (var i = 0; i < list.Length; i += 2)
        {
            grid.ToLattice(list.AsSpan(i, 2), alone);
            Assert.Equal(alone, places[i..(i + 2)]);
        }
    }

    [Fact]
    public void What_lies_on_the_other_side_of_the_world_does_not_lie_over_this_one()
    {
        // Canada, which has the meridian opposite to China's in it: from one edge of the plane to the other it would hide Xinjiang.
        double[] ring = [-141, 60, -125, 49, -95, 49, -66, 45, -53, 47, -60, 60, -80, 73, -141, 70];
        var grid = TileGrid.Of(System(4547));
        var places = new int[ring.Length];
        grid.ToLattice(ring, places);
        var farWest = (int)(-1_500_000 / grid.SquareIn(System(4547))!.Value.Side * 4294967296.0);
        for (var i = 0; i < places.Length; i += 2) Assert.InRange(places[i], int.MinValue, farWest);
    }

    [Fact]
    public void A_zoom_has_the_ground_resolution_that_it_has_on_the_web_in_the_middle_of_China()
    {
        var metres = TileGrid.Of(System(4547)).SquareIn(System(4547))!.Value.Side;
        Assert.Equal(2 * Math.PI * 6378137 * Math.Cos(PlaneGrid.LevelLatitude * Math.PI / 180), metres, 1e-3);
    }

    [Fact]
    public void The_box_of_a_curved_box_holds_it()
    {
        var grid = TileGrid.Of(System(4547));
        var lonLat = new Envelope(111, 40, 118, 45);
        var box = grid.ToLattice(lonLat);
        var place = new int[2];
        for (var share = 0.0; share <= 1; share += 0.01)
        {
            grid.ToLattice([111 + 7 * share, 40], place); // comes furthest south on the central meridian
            Assert.True(box.GrownBy(1).Intersects(new LatticeBox(place[0], place[1], place[0], place[1])));
        }
        var back = grid.ToLonLat(box);
        Assert.True(back.MinX <= 111.000001 && back.MaxX >= 117.999999 && back.MinY <= 40.000001 && back.MaxY >= 44.999999);
    }

    [Theory]
    [InlineData("CGCS2000Quad", 1, 1, 0, 1)]
    [InlineData("CGCS2000Quad", 10, 836, 160, 10)]
    [InlineData("WorldCRS84Quad", 0, 1, 0, 1)]
    [InlineData("WorldCRS84Quad", 9, 836, 160, 10)]
    [InlineData("WebMercatorQuad", 10, 836, 410, 10)]
    public void Levels_are_zooms_of_the_grid(string set, int level, int column, int row, int zoom) =>
        Assert.Equal(new TileId(zoom, column, row), TileMatrixSet.Find(set)!.TileAt(level, column, row));

    [Theory]
    [InlineData("CGCS2000Quad", 0, 0, 0)]
    [InlineData("CGCS2000Quad", 1, 0, 1)]
    [InlineData("CGCS2000Quad", 1, 2, 0)]
    [InlineData("WorldCRS84Quad", 0, 0, 1)]
    [InlineData("WorldCRS84Quad", 22, 0, 0)]
    public void A_tile_beyond_the_world_is_none(string set, int level, int column, int row) =>
        Assert.Null(TileMatrixSet.Find(set)!.TileAt(level, column, row));

    [Fact]
    public void A_pixel_of_a_level_of_CGCS2000Quad_has_as_many_degrees_as_Tianditu_says()
    {
        var square = TileMatrixSet.Cgcs2000Quad.Grid.SquareIn(System(4490))!.Value;
        Assert.Equal(0.00137329101562, square.Side / 256 / (1 << 10), 1e-14);
    }
}
