namespace EcoTiles.Rendering.Labels;

/// <summary>A name or symbol that wants a place on the map, with the ways it could stand there.</summary>
sealed class Label
{
    public required LabelRank Rank { get; init; }

    /// <summary>Which of the labels of a layer lie on which: what is drawn later.</summary>
    public required DrawOrder Order { get; init; }

    /// <summary>Where it belongs, in style pixels of the world; decides which cell it is counted in.</summary>
    public required double AnchorX { get; init; }

    public required double AnchorY { get; init; }

    /// <summary>The first that finds room is taken; none once it is settled.</summary>
    public required IReadOnlyList<LabelForm> Forms { get; set; }

    /// <summary>Around everything that any form takes.</summary>
    public LabelBox Bounds { get; private set; } = LabelBox.Empty;

    internal LabelState State { get; private set; }

    /// <summary>The form it got; meaningful once it is shown.</summary>
    internal LabelForm? Shown { get; private set; }

    /// <summary>Gives it a form for good, or none; the others are forgotten.</summary>
    public void Settle(LabelForm? form) => (Shown, State, Forms) = (form, form is null ? LabelState.Hidden : LabelState.Shown, []);

    public void Measure()
    {
        foreach (var form in Forms) Bounds = Bounds.Including(form.Bounds);
    }
}

enum LabelState : byte
{
    Undecided,
    Shown,
    Hidden,
}

/// <summary>When a label of a layer is drawn: what is smaller first. Labels of one key and tile are drawn together, all halos before all letters.</summary>
/// <param name="SortKey">As the style says.</param>
/// <param name="Tile">Which of a browser's tiles is drawn first.</param>
/// <param name="Down">What lies further down is drawn later; 0 where that does not matter.</param>
readonly record struct DrawOrder(double SortKey, long Tile, double Down) : IComparable<DrawOrder>
{
    public int CompareTo(DrawOrder other)
    {
        var byKey = SortKey.CompareTo(other.SortKey);
        if (byKey != 0) return byKey;
        var byTile = Tile.CompareTo(other.Tile);
        return byTile != 0 ? byTile : Down.CompareTo(other.Down);
    }

    public bool IsTogetherWith(in DrawOrder other) => SortKey == other.SortKey && Tile == other.Tile;
}

/// <summary>Who goes first where two labels want one place: what is smaller. No two labels are equal.</summary>
/// <param name="Layer">Of the style's layers the topmost has the smallest number.</param>
/// <param name="SortKey">As the style says.</param>
/// <param name="Tile">Which of a browser's tiles comes first.</param>
/// <param name="InTile">Which goes first in a tile, whatever the order of the data.</param>
/// <param name="Row">Of the feature in its layer.</param>
/// <param name="Part">Counts the labels of one feature.</param>
readonly record struct LabelRank(int Layer, double SortKey, long Tile, double InTile, int Row, int Part) : IComparable<LabelRank>
{
    public int CompareTo(LabelRank other)
    {
        var byLayer = Layer.CompareTo(other.Layer);
        if (byLayer != 0) return byLayer;
        var byKey = SortKey.CompareTo(other.SortKey);
        if (byKey != 0) return byKey;
        var byTile = Tile.CompareTo(other.Tile);
        if (byTile != 0) return byTile;
        var inTile = InTile.CompareTo(other.InTile);
        if (inTile != 0) return inTile;
        var byRow = Row.CompareTo(other.Row);
        return byRow != 0 ? byRow : Part.CompareTo(other.Part);
    }
}

/// <summary>One way a label can stand.</summary>
/// <param name="Tested">Must meet nothing that blocks.</param>
/// <param name="Blocking">Keeps labels of lower rank away.</param>
/// <param name="Bounds">Around all that is drawn, halo and all.</param>
sealed record LabelForm(
    IReadOnlyList<LabelClaim> Tested, IReadOnlyList<LabelClaim> Blocking, LabelBox Bounds, IReadOnlyList<LabelMark> Marks)
{
    public LabelForm Moved(double x, double y) => this with
    {
        Tested = [.. Tested.Select(claim => claim.Moved(x, y))],
        Blocking = [.. Blocking.Select(claim => claim.Moved(x, y))],
        Bounds = Bounds.Moved(x, y),
    };
}
