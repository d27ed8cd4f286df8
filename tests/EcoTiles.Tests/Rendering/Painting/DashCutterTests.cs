using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Tests.Rendering.Painting;

public sealed class DashCutterTests
{
    static readonly Vector2 Size = new(100, 100);

    [Fact]
    public void Dashes_count_from_the_start_of_the_line() =>
        Assert.Equal([(0, 4), (6, 10), (12, 15)], Dashes([new(0, 50), new(15, 50)], Size));

    [Fact]
    public void A_dash_goes_on_around_a_corner()
    {
        var path = new CanvasPath();
        DashCutter.AddDashes([new(0, 0), new(3, 0), new(3, 10)], false, [4, 2], Size, 1, path);
        Assert.Equal([new(0, 0), new(3, 0), new(3, 1), new(3, 3), new(3, 7), new(3, 9), new(3, 10)], path.Points.ToArray());
    }

    [Fact]
    public void Around_a_ring_they_count_from_the_corner_before_its_first()
    {
        var path = new CanvasPath();
        DashCutter.AddDashes([new(0, 0), new(3, 0), new(3, 3), new(0, 3)], true, [4, 2], Size, 1, path);
        // The edge that closes it is 3 long: of the first dash 1 is left at the first corner.
        Assert.Equal([new(0, 0), new(1, 0), new(3, 0), new(3, 3), new(2, 3), new(0, 3)], path.Points.ToArray()[..6]);
    }

    [Fact]
    public void Far_along_they_are_counted_anew_at_a_corner()
    {
        var path = new CanvasPath();
        DashCutter.AddDashes([new(0, 50), new(7, 50), new(20, 50)], false, [4, 2], Size, 1, path, tileSide: 2.5);
        Assert.Equal([0, 4, 6, 7, 7, 11, 13, 17, 19, 20], path.Points.ToArray().Select(point => (int)point.X));
    }

    [Fact]
    public void Beside_a_sharp_corner_they_may_begin_anew_before_it()
    {
        var path = new CanvasPath();
        // Twice 48 are behind the line 1.5 before its corner, at 98.5.
        DashCutter.AddDashes([new(0, 0), new(100, 0), new(100, 40)], false, [4, 2], new Vector2(200, 200), 1, path, tileSide: 48);
        var anew = 100 - 48 * 15f / 512;
        Assert.Contains(new Vector2(MathF.Round(anew * 256) / 256, 0), path.Points.ToArray());
        Assert.Contains(new Vector2(100, MathF.Round((4 - 48 * 15f / 512) * 256) / 256), path.Points.ToArray());
    }

    [Fact]
    public void A_frame_further_on_shows_the_same_dashes()
    {
        var seen = Dashes([new(-1000, 50), new(50, 50)], Size).Where(dash => dash.From >= 0).ToArray();
        var moved = Dashes([new(-1020, 50), new(30, 50)], Size).Where(dash => dash.From >= 0).ToArray();
        Assert.Equal([.. seen.Where(dash => dash.From >= 20).Select(dash => (dash.From - 20, dash.To - 20))], moved);
    }

    static (float From, float To)[] Dashes(Vector2[] line, Vector2 size)
    {
        var path = new CanvasPath();
        DashCutter.AddDashes([.. line.Select(point => new FramePlace(point.X, point.Y))], false, [4, 2], size, 1, path);
        return [.. path.Points.ToArray().Chunk(2).Select(ends => (ends[0].X, ends[1].X))];
    }
}
