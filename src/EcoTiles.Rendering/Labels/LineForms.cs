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
        var middles = new Vector2[run.Glyphs.Length];
        for (var i = 0; i < middles.Length; i++)
        {
            // The middle of the letter, up and to the right of its origin.
            var glyph = run.Glyphs[i];
            var (sine, cosine) = MathF.SinCos(glyph.Angle);
            var (right, up) = (shaped.Glyphs[i].Width / 2, TextLayout.BaselineBelowMiddle * shaped.Size);
            middles[i] = glyph.Origin + new Vector2(cosine * right + sine * up, sine * right - cosine * up);
        }
        var radius = Math.Max(LeastHeight / ShapedSize, look.Style.LineHeight) * shaped.Size / 2 + look.Padding;
        var part = new LabelPart([.. Circles(middles, (float)radius)], look.Overlap, look.LetsOverlap, [new TextMark(run, look.Paint)]) { AreRound = true };
        return part.Moved(look.Translate);
    }

    /// <summary>The room that browsers want along a line: circles at even distances, the outer ones a little inwards.</summary>
    static IEnumerable<LabelBox> Circles(Vector2[] middles, float radius)
    {
        var length = 0f;
        for (var i = 1; i < middles.Length; i++) length += Vector2.Distance(middles[i - 1], middles[i]);
        var inset = Math.Min(radius / 4, length / 2);
        var count = length <= radius / 2 ? 1 : (int)MathF.Ceiling((length - 2 * inset) / (CirclesApart * radius)) + 1;
        for (var i = 0; i < count; i++)
        {
            var middle = PlaceAt(middles, inset + (length - 2 * inset) * i / Math.Max(1, count - 1));
            yield return new LabelBox(middle.X - radius, middle.Y - radius, middle.X + radius, middle.Y + radius);
        }
    }

    static Vector2 PlaceAt(Vector2[] line, float along)
    {
        for (var i = 1; i < line.Length; i++)
        {
            var length = Vector2.Distance(line[i - 1], line[i]);
            if (along <= length && length > 0) return Vector2.Lerp(line[i - 1], line[i], along / length);
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
