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
