using System.Numerics;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Rendering.Labels;

/// <summary>The text or the icon of a label, around the label's anchor.</summary>
/// <param name="Overlap">Whether it is drawn even where others stand.</param>
/// <param name="LetsOverlap">Others may be drawn over it.</param>
sealed record LabelPart(IReadOnlyList<LabelBox> Boxes, Overlap Overlap, bool LetsOverlap, IReadOnlyList<LabelMark> Marks)
{
    /// <summary>Style pixels that ink can reach beyond a box: halos, accents, the slant of letters.</summary>
    const double InkBeyond = 8;

    IEnumerable<LabelClaim> Tested => Overlap == Overlap.Always ? [] : Boxes.Select(box => new LabelClaim(box, Overlap));

    IEnumerable<LabelClaim> Blocking => LetsOverlap ? [] : Boxes.Select(box => new LabelClaim(box, Overlap));

    LabelBox Bounds => Boxes.Aggregate(LabelBox.Empty, (all, box) => all.Including(box)).Grown(InkBeyond);

    public LabelForm Alone() => new([.. Tested], [.. Blocking], Bounds, Marks);

    /// <summary>Both parts, this one below.</summary>
    public LabelForm With(LabelPart other) => new(
        [.. Tested, .. other.Tested], [.. Blocking, .. other.Blocking], Bounds.Including(other.Bounds), [.. Marks, .. other.Marks]);

    public LabelPart Moved(Vector2 by) => by == default
        ? this
        : this with { Boxes = [.. Boxes.Select(box => box.Moved(by.X, by.Y))], Marks = [.. Marks.Select(mark => mark.Moved(by))] };
}

/// <summary>A box that a label wants for itself.</summary>
/// <param name="Overlap">Those who would share meet only those who would not.</param>
readonly record struct LabelClaim(LabelBox Box, Overlap Overlap)
{
    public bool Refuses(in LabelClaim other) =>
        (Overlap == Overlap.Never || other.Overlap == Overlap.Never) && Box.Meets(other.Box);

    public LabelClaim Moved(double x, double y) => this with { Box = Box.Moved(x, y) };
}
