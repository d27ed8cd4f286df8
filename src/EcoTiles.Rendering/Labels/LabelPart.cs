using System.Numerics;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Rendering.Labels;

/// <summary>The text or the icon of a label, around the label's anchor.</summary>
/// <param name="Overlap">Whether it is drawn even where others stand.</param>
/// <param name="LetsOverlap">Others may be drawn over it.</param>
sealed record LabelPart(IReadOnlyList<LabelBox> Boxes, Overlap Overlap, bool LetsOverlap, IReadOnlyList<LabelMark> Marks)
{
    /// <summary>Each box is the square around a circle, and only the circle is claimed.</summary>
    public bool AreRound { get; init; }

    /// <summary>Style pixels that ink can reach beyond a box: halos, accents, the slant of letters.</summary>
    const double InkBeyond = 8;

    IEnumerable<LabelClaim> Tested => Overlap == Overlap.Always ? [] : Claims;

    IEnumerable<LabelClaim> Blocking => LetsOverlap ? [] : Claims;

    IEnumerable<LabelClaim> Claims => Boxes.Select(box => new LabelClaim(box, Overlap, AreRound));

    LabelBox Bounds => Boxes.Aggregate(LabelBox.Empty, (all, box) => all.Including(box)).Grown(InkBeyond);

    public LabelForm Alone() => new([.. Tested], [.. Blocking], Bounds, Marks);

    /// <summary>Both parts, this one below.</summary>
    public LabelForm With(LabelPart other) => new(
        [.. Tested, .. other.Tested], [.. Blocking, .. other.Blocking], Bounds.Including(other.Bounds), [.. Marks, .. other.Marks]);

    public LabelPart Moved(Vector2 by) => by == default
        ? this
        : this with { Boxes = [.. Boxes.Select(box => box.Moved(by.X, by.Y))], Marks = [.. Marks.Select(mark => mark.Moved(by))] };
}

/// <summary>A box, or the circle in it, that a label wants for itself.</summary>
/// <param name="Overlap">Those who would share meet only those who would not.</param>
readonly record struct LabelClaim(LabelBox Box, Overlap Overlap, bool IsRound = false)
{
    public bool Refuses(in LabelClaim other) =>
        (Overlap == Overlap.Never || other.Overlap == Overlap.Never) && Box.Meets(other.Box) && (!(IsRound || other.IsRound) || MeetsRound(other));

    bool MeetsRound(in LabelClaim other)
    {
        if (!IsRound) return other.MeetsRound(this);
        // From the middle to the nearest place of the box, or to the other middle.
        var (x, y, radius) = ((Box.MinX + Box.MaxX) / 2, (Box.MinY + Box.MaxY) / 2, (Box.MaxX - Box.MinX) / 2);
        var box = other.Box;
        var (nearX, nearY) = other.IsRound
            ? ((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2)
            : (Math.Clamp(x, box.MinX, box.MaxX), Math.Clamp(y, box.MinY, box.MaxY));
        if (other.IsRound) radius += (box.MaxX - box.MinX) / 2;
        return (nearX - x) * (nearX - x) + (nearY - y) * (nearY - y) < radius * radius;
    }

    public LabelClaim Moved(double x, double y) => this with { Box = Box.Moved(x, y) };
}
