using System.Numerics;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>The ways a label can stand at a point, around (0, 0).</summary>
static class PointForms
{
    public static IReadOnlyList<LabelForm> Of(SymbolLook look, SpriteLibrary sprites, ICanvasBackend backend) =>
        Combine(look, sprites, lineAngle: 0, look.Text is null ? [] : TextParts(look.Text, sprites, backend));

    /// <summary>Text and icon together first, then what may stand alone.</summary>
    /// <param name="lineAngle">Of the line that the icon stands on.</param>
    public static IReadOnlyList<LabelForm> Combine(
        SymbolLook look, SpriteLibrary sprites, float lineAngle, IReadOnlyList<PlacedText> texts)
    {
        LabelPart? IconWith(PlacedText? text) => look.Icon is null ? null : IconParts.Of(look.Icon, sprites, lineAngle, text?.Around);
        if (IconWith(null) is not { } alone) return [.. texts.Select(text => text.Part.Alone())];
        if (texts.Count == 0) return look.Text is null || look.Text.IsOptional ? [alone.Alone()] : [];
        var forms = texts.Select(text => IconWith(text)!.With(text.Part)).ToList(); // the icon is there
        if (look.Text!.IsOptional) forms.Add(IconWith(texts[0])!.Alone()); // texts come from it
        if (look.Icon!.IsOptional) forms.AddRange(texts.Select(text => text.Part.Alone())); // as the icon does
        return forms;
    }

    static List<PlacedText> TextParts(TextLook look, SpriteLibrary sprites, ICanvasBackend backend)
    {
        var parts = new List<PlacedText>(look.Places.Count * look.Modes.Count);
        var hasColumns = look.Modes.Contains(WritingMode.Vertical) && UprightLetters.Any(look.Plain); // what has none is not set in columns
        foreach (var mode in look.Modes.Where(mode => mode == WritingMode.Horizontal || hasColumns).DefaultIfEmpty(WritingMode.Horizontal))
        {
            foreach (var place in look.Places)
            {
                var anchor = Enum.Parse<TextAnchor>(place.Anchor.ToString());
                var style = look.MayChoose ? look.Style with { Justify = JustifyAt(anchor, look.Style.Justify) } : look.Style with { Anchor = anchor };
                if (mode == WritingMode.Vertical) style = style with { Justify = TextJustify.Left, IsColumn = true };
                var block = TextLayout.Lay(backend, [.. look.Sections], style);
                if (block.IsEmpty) continue;
                var offset = new Vector2((float)place.Offset.X, (float)place.Offset.Y) * style.Size;
                parts.Add(TextPart(look, block, look.MayChoose ? anchor : null, offset, sprites, isColumn: mode == WritingMode.Vertical));
            }
        }
        return parts;
    }

    static TextJustify JustifyAt(TextAnchor anchor, TextJustify justify) => justify != TextJustify.Auto ? justify : TextLayout.Alignment(anchor).Across switch
    {
        0 => TextJustify.Left,
        1 => TextJustify.Right,
        _ => TextJustify.Center,
    };

    /// <summary>A block of text moved from the anchor, and turned around it.</summary>
    /// <param name="side">Which place of a block that lies around the anchor goes there: browsers move such a block with the room it wants.</param>
    /// <param name="isColumn">Whether its lines run down, from right to left, and its ideographs stand upright in them.</param>
    static PlacedText TextPart(TextLook look, TextBlock block, TextAnchor? side, Vector2 offset, SpriteLibrary sprites, bool isColumn)
    {
        var angle = look.Angle + (isColumn ? MathF.PI / 2 : 0);
        var shift = Vector2.Zero;
        if (side is { } chosen)
        {
            var (across, down) = TextLayout.Alignment(chosen);
            var room = RoomOf(look, BoxOf(block, Vector2.Zero), angle);
            shift = offset + new Vector2((0.5f - across) * (float)room.Width, (0.5f - down) * (float)room.Height) / look.LaidScale;
            offset = Vector2.Zero;
        }
        var texts = block.Runs.Select(run => new TextMark(
            Moved(run.Glyphs, offset, angle),
            run.Color is { } own ? look.Paint with { Color = own } : look.Paint));
        LabelMark[] marks = [.. block.Pictures.Select(inline => PictureIn(look, inline, offset, angle, sprites)), .. texts];
        var box = BoxOf(block, offset);
        var claimed = RoomOf(look, box, angle).Moved(shift.X * look.LaidScale, shift.Y * look.LaidScale);
        var part = new LabelPart([claimed], look.Overlap, look.LetsOverlap, [.. marks.Select(mark => mark.Moved(shift))]);
        return new PlacedText(part.Moved(look.Translate), (isColumn ? box.Turned(MathF.PI / 2) : box).Moved(shift.X, shift.Y));
    }

    static LabelBox BoxOf(TextBlock block, Vector2 offset) =>
        new(block.Left + offset.X, block.Top + offset.Y, block.Right + offset.X, block.Bottom + offset.Y);

    /// <summary>What a box wants for itself: it is laid out in the size of the next whole zoom.</summary>
    static LabelBox RoomOf(TextLook look, LabelBox box, float angle) =>
        box.Scaled(look.LaidScale).Grown(look.Padding).Turned(angle).CutOff(look.BoxStep);

    /// <summary>A picture among the letters; in columns, too, it stands upright.</summary>
    static PictureMark PictureIn(TextLook look, in BlockPicture inline, Vector2 offset, float angle, SpriteLibrary sprites)
    {
        var own = sprites.SizeOf(inline.Picture.Name)!.Value; // it was measured by the same library
        var size = new Vector2(inline.Picture.Width / own.Width, inline.Picture.Height / own.Height);
        var middle = Vector2.Transform(inline.Middle + offset, Matrix3x2.CreateRotation(angle));
        return new PictureMark(inline.Picture.Name, size, middle, look.Angle, look.Opacity) { IsSharp = look.HasSharpPictures };
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

/// <summary>A text where it may stand.</summary>
/// <param name="Around">The box of its lines, before it is turned; an icon may be fitted to it.</param>
readonly record struct PlacedText(LabelPart Part, LabelBox? Around);
