using System.Numerics;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>Puts the icon of a label beside its anchor, or behind its text.</summary>
static class IconParts
{
    /// <summary>Null when there is no such picture.</summary>
    /// <param name="text">The box of the text that the icon may be fitted to.</param>
    public static LabelPart? Of(IconLook look, SpriteLibrary sprites, float lineAngle, LabelBox? text)
    {
        if (sprites.SizeOf(look.Name) is not { } own) return null;
        var box = BoxOf(look, own.Width, own.Height, text);
        var angle = look.Angle + lineAngle;
        if (look.KeepsUpright && MathF.Cos(angle) < 0) angle += MathF.PI;
        var middle = Vector2.Transform(
            new Vector2((float)(box.MinX + box.MaxX) / 2, (float)(box.MinY + box.MaxY) / 2), Matrix3x2.CreateRotation(angle));
        var laid = look.Fit == TextFit.None ? box.Scaled(look.LaidScale) : box;
        var padded = new LabelBox(
            laid.MinX - look.Padding.Left, laid.MinY - look.Padding.Top, laid.MaxX + look.Padding.Right, laid.MaxY + look.Padding.Bottom)
            .Turned(angle).CutOff(look.BoxStep);
        var size = new Vector2((float)(box.MaxX - box.MinX) / own.Width, (float)(box.MaxY - box.MinY) / own.Height);
        return new LabelPart([padded], look.Overlap, look.LetsOverlap, [new PictureMark(look.Name, size, middle, angle, look.Opacity) { IsSharp = look.IsSharp }])
            .Moved(look.Translate);
    }

    static LabelBox BoxOf(IconLook look, float width, float height, LabelBox? text)
    {
        var (across, down) = TextLayout.Alignment(Enum.Parse<TextAnchor>(look.Anchor.ToString()));
        var (left, top) = (look.Offset.X - across * width, look.Offset.Y - down * height);
        var box = new LabelBox(left * look.Size, top * look.Size, (left + width) * look.Size, (top + height) * look.Size);
        if (look.Fit == TextFit.None || text is not { } around) return box;
        var (x, y) = (look.Offset.X * look.Size, look.Offset.Y * look.Size);
        // A side that is not fitted keeps its length, around the middle of the text.
        var (halfWidth, halfHeight) = (width * look.Size / 2, height * look.Size / 2);
        var (middleX, middleY) = ((around.MinX + around.MaxX) / 2 + x, (around.MinY + around.MaxY) / 2 + y);
        box = new LabelBox(middleX - halfWidth, middleY - halfHeight, middleX + halfWidth, middleY + halfHeight);
        if (look.Fit is TextFit.Width or TextFit.Both)
            box = box with { MinX = around.MinX + x - look.FitPadding.Left, MaxX = around.MaxX + x + look.FitPadding.Right };
        if (look.Fit is TextFit.Height or TextFit.Both)
            box = box with { MinY = around.MinY + y - look.FitPadding.Top, MaxY = around.MaxY + y + look.FitPadding.Bottom };
        return box;
    }
}
