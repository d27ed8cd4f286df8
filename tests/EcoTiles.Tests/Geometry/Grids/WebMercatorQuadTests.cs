using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Grids;

public sealed class WebMercatorQuadTests
{
    static WebMercatorQuad Grid => WebMercatorQuad.Instance;

    [Fact]
    public void The_middle_and_the_corners_of_the_world_stand_where_they_should()
    {
        Assert.Equal([0, 0], Lattice(0, 0));
        Assert.Equal([int.MinValue, int.MinValue], Lattice(-180, WebMercatorQuad.MaxLatitude));
        Assert.Equal([int.MaxValue, int.MaxValue], Lattice(180, -WebMercatorQuad.MaxLatitude));
        Assert.Equal([1 << 30, 0], Lattice(90, 0));
    }

    [Fact]
    public void The_poles_and_what_lies_beyond_go_to_the_edge()
    {
        Assert.Equal([int.MaxValue, int.MinValue], Lattice(180, 90));
        Assert.Equal([int.MinValue, int.MaxValue], Lattice(-180, -90));
        Assert.Equal([int.MaxValue, int.MinValue], Lattice(200, 89));
    }

    [Fact]
    public void A_lattice_place_comes_back_from_longitude_and_latitude_within_a_step()
    {
        var random = new Random(16);
        for (var i = 0; i < 50_000; i++)
        {
            int x = random.Next(int.MinValue, int.MaxValue), y = random.Next(int.MinValue, int.MaxValue);
            var (longitude, latitude) = Grid.ToLonLat(x, y);
            var back = Lattice(longitude, latitude);
            Assert.InRange((long)back[0] - x, -1, 1);
            Assert.InRange((long)back[1] - y, -1, 1);
        }
    }

    [Fact]
    public void The_lattice_is_the_mercator_projection()
    {
        var random = new Random(17);
        for (var i = 0; i < 50_000; i++)
        {
            double longitude = random.NextDouble() * 360 - 180, latitude = random.NextDouble() * 170 - 85;
            var radians = latitude * Math.PI / 180;
            var south = -Math.Asinh(Math.Tan(radians)) / Math.PI * (1L << 31);
            var place = Lattice(longitude, latitude);
            Assert.InRange(place[0] - longitude / 180 * (1L << 31), -0.51, 0.51);
            Assert.InRange(place[1] - south, -0.51, 0.51);
        }
    }

    [Fact]
    public void A_point_gets_the_same_place_wherever_it_stands_in_a_list()
    {
        var random = new Random(18);
        var point = new double[2];
        var alone = new int[2];
        for (var i = 0; i < 3000; i++)
        {
            var list = new double[2 * random.Next(1, 19)];
            for (var at = 0; at < list.Length; at += 2)
            {
                list[at] = random.NextDouble() * 360 - 180;
                list[at + 1] = random.NextDouble() * 180 - 90;
            }
            var places = new int[list.Length];
            Grid.ToLattice(list, places);
            for (var at = 0; at < list.Length; at += 2)
            {
                list.AsSpan(at, 2).CopyTo(point);
                Grid.ToLattice(point, alone);
                Assert.Equal(alone, places[at..(at + 2)]);
            }
        }
    }

    [Fact]
    public void A_box_comes_back_from_the_lattice()
    {
        var box = Grid.ToLattice(new Envelope(113.8, 33.2, 114.2, 33.5));
        var back = Grid.ToLonLat(box);
        Assert.True(box.MinX < box.MaxX && box.MinY < box.MaxY);
        Assert.Equal(113.8, back.MinX, 1e-6);
        Assert.Equal(33.2, back.MinY, 1e-6);
        Assert.Equal(114.2, back.MaxX, 1e-6);
        Assert.Equal(33.5, back.MaxY, 1e-6);
    }

    [Fact]
    public void Tiles_lie_within_the_grid_or_not()
    {
        Assert.True(Grid.Contains(new TileId(0, 0, 0)));
        Assert.True(Grid.Contains(new TileId(22, (1 << 22) - 1, 0)));
        Assert.False(Grid.Contains(new TileId(3, 8, 0)));
        Assert.False(Grid.Contains(new TileId(3, 0, -1)));
        Assert.False(Grid.Contains(new TileId(23, 0, 0)));
        Assert.False(Grid.Contains(new TileId(-1, 0, 0)));
    }

    static int[] Lattice(double longitude, double latitude)
    {
        var place = new int[2];
        Grid.ToLattice([longitude, latitude], place);
        return place;
    }
}
