using EcoTiles.Rendering.Labels;

namespace EcoTiles.Tests.Rendering.Labels;

public sealed class LineAnchorsTests
{
    static readonly LineDemand Demand = new(Needed: 40, Spacing: 100, Start: 50, Window: 10, MaxAngle: Math.PI / 4);

    [Theory]
    [InlineData(false, new[] { 50.0, 150, 250 })] // from the line's own start: half the label and a little
    [InlineData(true, new[] { 50.0, 150, 250 })] // from the edge of the tile: half the spacing, the same here
    public void Labels_stand_at_even_distances(bool isContinued, double[] expected) =>
        Assert.Equal(expected, Places([new(0, 0), new(290, 0)], Demand, isContinued));

    [Fact]
    public void A_label_that_does_not_fit_at_its_distance_stands_in_the_middle_of_a_line_that_ends_here()
    {
        WorldPlace[] line = [new(0, 0), new(60, 0)];
        Assert.Equal([30], Places(line, Demand, isContinued: false));
        Assert.Empty(Places(line, Demand, isContinued: true));
        Assert.Empty(Places([new(0, 0), new(39, 0)], Demand, isContinued: false));
    }

    [Fact]
    public void Labels_longer_than_their_spacing_keep_a_quarter_of_it_apart() =>
        Assert.Equal([60, 205], Places([new(0, 0), new(280, 0)], Demand with { Needed = 120, Start = 60 }, isContinued: false));

    [Fact]
    public void Bends_count_together_only_within_the_window()
    {
        // Four bends of 30 degrees.
        static WorldPlace[] Line(double step) =>
            [new(0, 0), new(100, 0), new(100 + step * 0.866, step * 0.5), new(100 + step * 1.866, step * 0.5), new(100 + step * 2.732, 0), new(300, 0)];
        var near = Demand with { Start = 100, Spacing = 1000 };
        Assert.Equal([100], Places(Line(15), near, isContinued: false));
        Assert.DoesNotContain(100, Places(Line(4), near, isContinued: false));
        Assert.Equal([100], Places(Line(4), near with { MaxAngle = null }, isContinued: false)); // pictures do not mind
    }

    [Fact]
    public void A_line_is_cut_where_it_leaves_the_tile_and_goes_on_where_it_comes_back()
    {
        WorldPlace[] line = [new(5, 5), new(15, 5), new(15, 8), new(5, 8)];
        var pieces = LineCut.Pieces(line, new LabelBox(0, 0, 10, 10));
        Assert.Equal(2, pieces.Count);
        Assert.Equal((WorldPlace[])[new(5, 5), new(10, 5)], pieces[0].Piece);
        Assert.Equal((WorldPlace[])[new(10, 8), new(5, 8)], pieces[1].Piece);
        Assert.Equal([false, true], pieces.Select(piece => piece.IsContinued));
        Assert.Empty(LineCut.Pieces([new(11, 0), new(20, 10)], new LabelBox(0, 0, 10, 10)));
    }

    static double[] Places(WorldPlace[] line, LineDemand demand, bool isContinued) =>
        [.. LineAnchors.Along(line, demand, isContinued).Select(anchor => Math.Round(anchor.Along, 6))];
}
