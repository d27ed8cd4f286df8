using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Tests.Rendering.Painting;

public sealed class CountedLineTests
{
    static readonly Vector2 Size = new(100, 100);

    [Fact]
    public void What_comes_near_the_frame_knows_how_far_along_the_line_it_begins()
    {
        var path = Path([new(-2000, 50), new(-1000, 50), new(-50, 50), new(50, 50), new(150, 50), new(1000, 50), new(2000, 50)], isClosed: false);
        Assert.Equal([new PathPart(5, IsClosed: false, Travelled: 1000)], path.Parts.ToArray());
        Assert.Equal([-1000, -50, 50, 150, 1000], path.Points.ToArray().Select(point => point.X));
    }

    [Fact]
    public void A_ring_is_counted_from_the_corner_before_its_first_and_is_open_there()
    {
        var path = Path([new(10, 10), new(50, 10), new(50, 40), new(10, 40)], isClosed: true);
        Assert.Equal([new PathPart(5, IsClosed: false, Travelled: 30)], path.Parts.ToArray());
    }

    [Fact]
    public void A_ring_that_leaves_the_frame_keeps_its_count()
    {
        var path = Path([new(10, 10), new(900, 10), new(900, 400), new(900, 600), new(900, 900), new(10, 900)], isClosed: true);
        Assert.Equal([890.0, 890 + 890 + 390 + 200 + 300], path.Parts.ToArray().Select(part => part.Travelled));
        Assert.Equal([3, 6], path.Parts.ToArray().Select(part => part.End));
    }

    [Fact]
    public void Far_along_a_tile_lines_are_counted_anew_at_a_corner()
    {
        var path = Path([new(0, 50), new(7, 50), new(20, 50)], isClosed: false, tileSide: 2.5);
        Assert.Equal([new PathPart(2, IsClosed: false, Travelled: 0), new PathPart(4, IsClosed: false, Travelled: 0)], path.Parts.ToArray());
        Assert.Equal([0, 7, 7, 20], path.Points.ToArray().Select(point => point.X));
    }

    [Fact]
    public void Beside_a_sharp_corner_lies_another_point()
    {
        var path = Path([new(0, 0), new(100, 0), new(100, 40)], isClosed: false, tileSide: 256);
        Assert.Equal([new(0, 0), new(92.5f, 0), new(100, 0), new(100, 7.5f), new(100, 40)], path.Points.ToArray());
    }

    static CanvasPath Path(FramePlace[] line, bool isClosed, double tileSide = double.PositiveInfinity)
    {
        var path = new CanvasPath();
        CountedLine.Add(line, isClosed, Size, margin: 1, path, tileSide);
        return path;
    }
}
