using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>The ways a label can stand at a point, around (0, 0).</summary>
static class PointForms
{
    public static IReadOnlyList<LabelForm> Of(SymbolLook look, SpriteLibrary sprites, ICanvasBackend backend)
    {
        var icon = look.Icon is null ? null : IconPart(look.Icon, sprites, lineAngle: 0);
        var texts = look.Text is null ? [] : TextParts(look.Text, backend);
        return Combine(icon, texts, look);
    }

    /// <summary>Text and icon together first, then what may stand alone.</summary>
    public static IReadOnlyList<LabelForm> Combine(LabelPart? icon, IReadOnlyList<LabelPart> texts, SymbolLook look)
    {
        if (icon is null) return [.. texts.Select(text => text.Alone())];
        if (texts.Count == 0) return look.Text is null || look.Text.IsOptional ? [icon.Alone()] : [];
        var forms = texts.Select(icon.With).ToList();
        if (look.Text!.IsOptional) forms.Add(icon.Alone()); // texts come from it
        if (look.Icon!.IsOptional) forms.AddRange(texts.Select(text => text.Alone())); // as the icon does
        return forms;
    }

    static LabelPart[] TextParts(TextLook look, ICanvasBackend backend)
    {
        var parts = new List<LabelPart>(look.Places.Count);
        foreach (var place in look.Places)
        {
            var style = look.Style with { Anchor = Enum.Parse<TextAnchor>(place.Anchor.ToString()) };
            var block = TextLayout.Lay(backend, [.. look.Sections], style);
            if (block.Runs.Length == 0) continue;
            var offset = new Vector2((float)place.Offset.X, (float)place.Offset.Y) * style.Size;
            parts.Add(TextPart(look, block, offset));
        }
        return [.. parts];
    }

    /// <summary>A block of text moved from the anchor, and turned around it.</summary>
    public static LabelPart TextPart(TextLook look, TextBlock block, Vector2 offset)
    {
        var marks = block.Runs.Select(run => new TextMark(
            Moved(run.Glyphs, offset, look.Angle), run.Color is { } own ? look.Paint with { Color = own } : look.Paint)).ToArray();
        var box = new LabelBox(block.Left + offset.X, block.Top + offset.Y, block.Right + offset.X, block.Bottom + offset.Y);
        return new LabelPart([box.Turned(look.Angle).Grown(look.Padding)], look.MayOverlap, look.LetsOverlap, marks);
    }

    public static LabelPart? IconPart(IconLook look, SpriteLibrary sprites, float lineAngle)
    {
        if (sprites.SizeOf(look.Name) is not { } size) return null;
        var (across, down) = TextLayout.Alignment(Enum.Parse<TextAnchor>(look.Anchor.ToString()));
        var (width, height) = (size.Width * look.Size, size.Height * look.Size);
        var middle = new Vector2(
            (0.5f - across) * width + (float)look.Offset.X * look.Size, (0.5f - down) * height + (float)look.Offset.Y * look.Size);
        var angle = look.Angle + lineAngle;
        var turned = Vector2.Transform(middle, Matrix3x2.CreateRotation(angle));
        var box = new LabelBox(middle.X - width / 2, middle.Y - height / 2, middle.X + width / 2, middle.Y + height / 2).Turned(angle);
        var padded = new LabelBox(
            box.MinX - look.Padding.Left, box.MinY - look.Padding.Top, box.MaxX + look.Padding.Right, box.MaxY + look.Padding.Bottom);
        return new LabelPart([padded], look.MayOverlap, look.LetsOverlap, [new PictureMark(look.Name, look.Size, turned, angle, look.Opacity)]);
    }

    static GlyphRun Moved(GlyphRun run, Vector2 by, float angle)
    {
        var turn = Matrix3x2.CreateRotation(angle);
        return run with
        {
            Glyphs = Array.ConvertAll(run.Glyphs, glyph => glyph with
            {
                Origin = Vector2.Round(Vector2.Transform(glyph.Origin + by, turn) * 256) / 256,
                Angle = glyph.Angle + angle,
            }),
        };
    }
}
