using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class LineClippingTests
{
    [Fact]
    public void Lines_are_cut_to_what_lies_inside()
    {
        var random = new Random(14);
        var clipper = new Clipper();
        var box = new LatticeBox(-300, -200, 300, 400);
        var border = Oracle.Box(-300.5, -200.5, 300.5, 400.5);
        for (var i = 0; i < 3000; i++)
        {
            var points = new int[2 * random.Next(2, 30)];
            for (var at = 0; at < points.Length; at++) points[at] = random.Next(-700, 700);
            points = points[..RingCleaning.Line(points)];
            var cut = new PathSet();
            clipper.Clip(Drawn.Line(points), box, cut);
            var right = Oracle.Intersection(Oracle.Line(points), border);
            double length = 0;
            for (var path = 0; path < cut.PathCount; path++)
            {
                length += Oracle.Line(cut.Path(path)).Length;
                // The ends lie up to half a step along the border and half a step beyond it.
                if (cut.Path(path).Length > 4) Assert.True(right.Distance(Oracle.Line(cut.Path(path))) <= 1);
            }
            // Overlay drops what is walked twice, so a line that covers itself may be longer; none of these do.
            Assert.Equal(right.Length, length, 3.0 * cut.PathCount + 1.0);
        }
    }
}
