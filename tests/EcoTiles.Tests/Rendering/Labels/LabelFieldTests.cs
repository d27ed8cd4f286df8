using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Rendering.Labels;

namespace EcoTiles.Tests.Rendering.Labels;

public sealed class LabelFieldTests
{
    [Fact]
    public void The_label_of_higher_rank_gets_the_place() =>
        Assert.Equal([0], Shown([At(10, 10, row: 0), At(20, 12, row: 1)], Everything));

    [Fact]
    public void A_label_yields_only_to_labels_that_are_shown()
    {
        // 0 pushes 1 out, so 2 may stand where 1 would have been.
        Label[] labels = [At(0, 0, row: 0), At(30, 0, row: 1), At(60, 0, row: 2)];
        Assert.Equal([0, 2], Shown(labels, Everything));
    }

    [Fact]
    public void The_second_form_is_taken_when_the_first_finds_no_room()
    {
        var beside = Label(60, 0, row: 1, Box(30, 0), Box(100, 0));
        Assert.Equal([0, 1], Shown([At(0, 0, row: 0), beside], Everything));
        Assert.Equal(Box(100, 0), beside.Shown!.Bounds);
    }

    [Fact]
    public void Every_part_of_the_map_sees_the_same_labels_whichever_is_asked_first()
    {
        var random = new Random(4);
        var places = Enumerable.Range(0, 3000).Select(_ => (X: random.Next(0, 3000), Y: random.Next(0, 3000))).ToArray();
        Label[] Make() => [.. places.Select((place, row) => At(place.X, place.Y, row))];
        var whole = Shown(Make(), Everything);
        var labels = Make();
        var field = FieldOf(labels);
        var parts = Enumerable.Range(0, 144).Select(i => new LabelBox(i % 12 * 256, i / 12 * 256, i % 12 * 256 + 256, i / 12 * 256 + 256)).ToArray();
        random.Shuffle(parts);
        var seen = parts.SelectMany(part => field.Shown(part)).Select(label => label.Rank.Row).Distinct().Order();
        Assert.Equal(whole.Order(), seen);
    }

    [Theory]
    [InlineData(Overlap.Always, Overlap.Never, new[] { 0, 1 })] // the second is drawn whatever is there
    [InlineData(Overlap.Never, Overlap.Always, new[] { 0 })] // and keeps others away all the same
    [InlineData(Overlap.Cooperative, Overlap.Never, new[] { 0 })]
    [InlineData(Overlap.Cooperative, Overlap.Cooperative, new[] { 0, 1 })]
    public void Labels_that_share_their_place_share_it_with_their_like(Overlap second, Overlap first, int[] shown)
    {
        var box = Box(0, 0);
        var above = new LabelPart([box], first, LetsOverlap: false, []);
        var below = new LabelPart([box], second, LetsOverlap: false, []);
        Assert.Equal(shown, Shown([Label(0, 0, row: 0, above.Alone()), Label(0, 0, row: 1, below.Alone())], Everything));
    }

    [Fact]
    public void Labels_of_the_western_tile_go_first_whatever_their_row()
    {
        var tiles = LabelTiles.At(9, 14);
        var (west, east) = (tiles.TileOf(new(511, 700)), tiles.TileOf(new(513, 100)));
        var ranks = new[] { new LabelRank(0, 0, LabelTiles.OrderOf(east), 0, 1, 0), new LabelRank(0, 0, LabelTiles.OrderOf(west), 0, 2, 0) };
        Assert.Equal([2, 1], ranks.Order().Select(rank => rank.Row));
    }

    [Fact]
    public void Within_its_tile_the_label_further_down_goes_first_where_labels_may_overlap()
    {
        var tiles = LabelTiles.At(9, 14);
        LabelRank At(double x, double y, int row) => new(0, 0, LabelTiles.OrderOf(tiles.TileOf(new(x, y))), -y, row, 0);
        LabelRank[] ranks = [At(20, 700, 1), At(20, 900, 2), At(20, 100, 3)];
        Assert.Equal([3, 2, 1], ranks.Order().Select(rank => rank.Row));
    }

    static LabelBox Everything => new(-200, -200, 3300, 3300);

    static LabelBox Box(double x, double y) => new(x - 20, y - 6, x + 20, y + 6);

    static Label At(double x, double y, int row) => Label(x, y, row, Box(x, y));

    static Label Label(double x, double y, int row, params LabelBox[] boxes) =>
        Label(x, y, row, [.. boxes.Select(box => new LabelForm([new(box, Overlap.Never)], [new(box, Overlap.Never)], box, []))]);

    static Label Label(double x, double y, int row, params LabelForm[] forms)
    {
        var label = new Label
        {
            Rank = new LabelRank(0, 0, 0, 0, row, 0),
            Order = default,
            AnchorX = x,
            AnchorY = y,
            Forms = forms,
        };
        label.Measure();
        return label;
    }

    static int[] Shown(Label[] labels, LabelBox part) =>
        [.. FieldOf(labels).Shown(part).Select(label => label.Rank.Row).Order()];

    static LabelField FieldOf(Label[] labels)
    {
        var cells = labels.ToLookup(label => new LabelCell(
            (int)Math.Floor(label.AnchorX / LabelField.CellSide), (int)Math.Floor(label.AnchorY / LabelField.CellSide)));
        return new LabelField(cell => [.. cells[cell]]);
    }
}
