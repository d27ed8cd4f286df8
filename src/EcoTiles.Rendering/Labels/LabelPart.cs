namespace EcoTiles.Rendering.Labels;

/// <summary>The text or the icon of a label, around the label's anchor.</summary>
/// <param name="MayOverlap">It is drawn even where others stand.</param>
/// <param name="LetsOverlap">Others may be drawn over it.</param>
sealed record LabelPart(IReadOnlyList<LabelBox> Boxes, bool MayOverlap, bool LetsOverlap, IReadOnlyList<LabelMark> Marks)
{
    /// <summary>Style pixels that ink can reach beyond a box: halos, accents, the slant of letters.</summary>
    const double InkBeyond = 8;

    IReadOnlyList<LabelBox> Tested => MayOverlap ? [] : Boxes;

    IReadOnlyList<LabelBox> Blocking => LetsOverlap ? [] : Boxes;

    LabelBox Bounds => Boxes.Aggregate(LabelBox.Empty, (all, box) => all.Including(box)).Grown(InkBeyond);

    public LabelForm Alone() => new(Tested, Blocking, Bounds, Marks);

    /// <summary>Both parts, this one below.</summary>
    public LabelForm With(LabelPart other) => new(
        [.. Tested, .. other.Tested], [.. Blocking, .. other.Blocking], Bounds.Including(other.Bounds), [.. Marks, .. other.Marks]);
}
