using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Symbols;

namespace EcoTiles.Tests.Drawing;

public sealed class SvgSymbolTests
{
    [Fact]
    public void Shapes_inherit_from_their_group_and_are_moved_with_it()
    {
        var symbol = SvgSymbol.Read(
            """<svg width="10" height="20" viewBox="0 0 5 10"><g fill="#f00" transform="translate(1 2)"><rect width="2" height="1"/></g></svg>""");
        Assert.Equal((10f, 20f), (symbol.Width, symbol.Height));
        var mark = Assert.Single(symbol.Marks);
        Assert.Equal(new Color(255, 0, 0), mark.Fill);
        Assert.Equal([new(2, 4), new(6, 4), new(6, 6), new(2, 6)], mark.Path.Points.ToArray());
    }

    [Fact]
    public void Path_commands_go_on_from_one_another()
    {
        var symbol = SvgSymbol.Read("""<svg width="9" height="9"><path d="m1,1 h2v2 -1e0zM5 5L6-6.5"/></svg>""");
        Assert.Equal([new(1, 1), new(3, 1), new(3, 3), new(3, 2), new(5, 5), new(6, -6.5f)], symbol.Marks[0].Path.Points.ToArray()[..6]);
    }

    [Theory]
    [InlineData("<svg width=\"9\" height=\"9\"><text>x</text></svg>", "<text>")]
    [InlineData("<svg width=\"9\" height=\"9\"><path d=\"M0 0 L1\"/></svg>", "path data")]
    [InlineData("<svg width=\"9\" height=\"9\"><rect fill=\"reddish\"/></svg>", "reddish")]
    [InlineData("<svg><rect/></svg>", "width")]
    [InlineData("<html/>", "<html>")]
    [InlineData("<svg", "well-formed")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg width=\"9\" height=\"9\"/>", "well-formed")]
    public void What_cannot_be_drawn_is_refused_by_name(string svg, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => SvgSymbol.Read(svg)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_arc_stays_on_its_circle()
    {
        var path = new CanvasPath();
        path.Add(10, 0);
        Curves.AddArc(path, new(10, 0), new(10), 0, isLarge: false, isClockwise: true, new(0, 10), 0.01f);
        foreach (var point in path.Points) Assert.Equal(10, point.Length(), 0.001);
        Assert.Equal(new Vector2(0, 10), path.Points[^1]);
    }
}
