using System.Numerics;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>The ways a label can stand along a line.</summary>
static class LineForms
{
    /// <summary>The em that browsers shape text at.</summary>
    const double ShapedSize = 24;

    /// <summary>Of the room that a line of text takes along its line, in pixels at that em.</summary>
    const double LeastHeight = 10;

    /// <summary>Radii from one circle of that room to the next, at most.</summary>
    const float CirclesApart = 2.5f;

    /// <summary>Bends are added up along this part of an em.</summary>
    const double Window = 0.6;

    public static IReadOnlyList<LabelForm> Of(
        ReadOnlySpan<WorldPlace> line, in LineAnchor anchor, SymbolLook look, SpriteLibrary sprites, ICanvasBackend backend)
    {
        if (look.Text is { StaysLevel: true }) return PointForms.Of(look, sprites, backend);
        var local = Around(line, anchor, LabelField.Reach);
        var angle = look.Icon is { FollowsLine: true } ? AngleAt(local.Points, local.Middle) : 0;
        PlacedText[] texts = look.Text is not null && TextPart(look.Text, Shape(look.Text, backend), local.Points, local.Middle) is { } part
            ? [new PlacedText(part, null)]
            : [];
        return PointForms.Combine(look, sprites, angle, texts);
    }

    /// <summary>What a label asks of its line, at the size that its text has when it is largest.</summary>
    /// <param name="stretch">Style pixels for each one of the browser's tiles.</param>
    public static LineDemand DemandOf(SymbolLook look, double stretch, SpriteLibrary sprites, ICanvasBackend backend)
    {
        double icon = look.Icon is { } known && sprites.SizeOf(known.Name) is { } size ? size.Width * look.LargestSize / ShapedSize : 0;
        double text = look.Text is null ? 0 : Shape(look.Text, backend).Width * look.LargestSize / look.Text.Style.Size;
        var needed = Math.Max(icon, text);
        return new LineDemand(
            needed * stretch, look.Spacing * stretch, (needed / 2 + 2 * look.LargestSize) * stretch, Window * look.LargestSize * stretch,
            look.Text?.MaxAngle);
    }

    public static ShapedLine Shape(TextLook look, ICanvasBackend backend) =>
        backend.Shape(look.Plain, new FontRequest(look.Style.Fonts, look.Style.Size, look.Style.LetterSpacing, HasWholeAdvances: look.Style.IsForScreen));

    static LabelPart? TextPart(TextLook look, ShapedLine shaped, ReadOnlySpan<Vector2> line, float middle)
    {
        var offset = look.Places[0].Offset;
        var placement = new PathPlacement(
            middle, MathF.PI, new Vector2((float)offset.X, (float)offset.Y) * shaped.Size, look.KeepsUpright, look.Rotation == Alignment.ViewportGlyph);
        if (PathText.Along(shaped, line, placement) is not { } run) return null;
        // From the middle of the first letter to that of the last one, whichever way the text runs in the end.
        var start = middle + placement.Offset.X - shaped.Width / 2;
        var (first, last) = (shaped.Glyphs[0], shaped.Glyphs[^1]);
        var (from, to) = (start + first.X + first.Width / 2, start + last.X + last.Width / 2);
        var radius = Math.Max(LeastHeight / ShapedSize, look.Style.LineHeight) * shaped.Size * look.LaidScale / 2 + look.Padding;
        var circles = Circles(line, from, to, placement.Offset.Y, (float)radius);
        var part = new LabelPart(circles, look.Overlap, look.LetsOverlap, [new TextMark(run, look.Paint)]) { AreRound = true };
        return part.Moved(look.Translate);
    }

    /// <summary>The room that browsers want along a line: circles at even distances, the outer ones a little inwards.</summary>
    static LabelBox[] Circles(ReadOnlySpan<Vector2> line, float from, float to, float aside, float radius)
    {
        var length = to - from;
        var inset = Math.Min(radius / 4, length / 2);
        var count = length <= radius / 2 ? 1 : (int)MathF.Ceiling((length - 2 * inset) / (CirclesApart * radius)) + 1;
        var circles = new LabelBox[count];
        for (var i = 0; i < count; i++)
        {
            var middle = PlaceAt(line, from + inset + (length - 2 * inset) * i / Math.Max(1, count - 1), aside);
            circles[i] = new LabelBox(middle.X - radius, middle.Y - radius, middle.X + radius, middle.Y + radius);
        }
        return circles;
    }

    /// <param name="aside">To the right of the line.</param>
    static Vector2 PlaceAt(ReadOnlySpan<Vector2> line, float along, float aside)
    {
        for (var i = 1; i < line.Length; i++)
        {
            var step = line[i] - line[i - 1];
            var length = step.Length();
            if (length > 0 && (along <= length || i == line.Length - 1))
                return line[i - 1] + step * (along / length) + aside / length * new Vector2(-step.Y, step.X);
            along -= length;
        }
        return line[^1];
    }

    /// <summary>
    /// The stretch of the line around an anchor, seen from the anchor and bent to go through it, and how far along it that lies:
    /// browsers count letters from there on both ways.
    /// </summary>
    static (Vector2[] Points, float Middle) Around(ReadOnlySpan<WorldPlace> line, in LineAnchor anchor, float reach)
    {
        var points = new List<Vector2> { Vector2.Zero };
        var before = 0f;
        for (var i = anchor.Segment; i >= 0 && before < reach; i--) before += Add(points, Seen(line[i], anchor.Place));
        points.Reverse();
        var after = 0f;
        for (var i = anchor.Segment + 1; i < line.Length && after < reach; i++) after += Add(points, Seen(line[i], anchor.Place));
        return ([.. points], before);
    }

    static float Add(List<Vector2> points, Vector2 next)
    {
        points.Add(next);
        return Vector2.Distance(points[^2], next);
    }

    static Vector2 Seen(WorldPlace place, WorldPlace from) => new((float)(place.X - from.X), (float)(place.Y - from.Y));

    static float AngleAt(ReadOnlySpan<Vector2> line, float along)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var edge = line[i + 1] - line[i];
            along -= edge.Length();
            if (along <= 0 || i + 2 == line.Length) return MathF.Atan2(edge.Y, edge.X);
        }
        return 0;
    }
}
