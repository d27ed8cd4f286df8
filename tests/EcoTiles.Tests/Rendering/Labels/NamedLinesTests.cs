using EcoTiles.Drawing.Text;
using EcoTiles.Rendering.Labels;

namespace EcoTiles.Tests.Rendering.Labels;

public sealed class NamedLinesTests
{
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 0, 1)]
    public void Parts_of_a_river_become_one_line_in_whatever_order_they_come(params int[] order)
    {
        NamedLines[] parts = [Line("河", 0, 10), Line("河", 10, 20, 25), Line("河", 25, 30)];
        var joined = Assert.Single(NamedLines.Joined([.. order.Select(i => parts[i])]));
        Assert.Equal([0, 10, 20, 25, 30], Assert.Single(joined.Lines).Select(place => place.X));
    }

    [Fact]
    public void Lines_of_other_names_and_without_names_stay_as_they_are()
    {
        List<NamedLines> lines = [Line("河", 0, 10), Line("江", 10, 20), Line("", 20, 30), Line("", 30, 40), Line("河", 11, 15)];
        Assert.Equal(lines.Select(line => line.Lines[0]), NamedLines.Joined(lines).Select(line => line.Lines[0]));
    }

    [Fact]
    public void A_ring_ends_where_it_began()
    {
        var joined = Assert.Single(NamedLines.Joined([Line("河", 0, 10), Line("河", 10, 0)]));
        Assert.Equal([0, 10, 0], joined.Lines[0].Select(place => place.X));
    }

    static NamedLines Line(string name, params double[] xs) =>
        new(new SymbolLook(0, TextOf(name), null, 100, 12), 0, [[.. xs.Select(x => new WorldPlace(x, 0))]]);

    static TextLook TextOf(string name) => new(
        [new TextSection(name)], new TextStyle(new FontStack("Squares"), 12), [], default, 0, 2, 1, true,
        EcoTiles.Catalogue.Styles.Values.Alignment.Map, EcoTiles.Catalogue.Styles.Values.Overlap.Never, false, false)
    {
        LaidScale = 1, MayChoose = false, BoxStep = 0, HasSharpPictures = false, Modes = [], Opacity = 1,
    };
}
