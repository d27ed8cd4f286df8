using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>Draws runs of glyphs on a raster canvas, from masks where they are of use, else from outlines.</summary>
static class GlyphPainter
{
    /// <summary>In pixels; larger letters are seldom drawn twice, and their masks would crowd out others.</summary>
    const double LargestMask = 160;

    const float LargestHalo = 64;

    public static void Draw(RasterCanvas canvas, GlyphRun run, in TextPaint paint)
    {
        if (run.Glyphs.Length == 0) return;
        var transform = canvas.CurrentTransform;
        var hasHalo = paint.HaloWidth > 0 && paint.Halo.Alpha > 0;
        if (!IsTurnAndScale(transform, out var scale) || run.Size * scale > LargestMask || paint.HaloWidth * scale > LargestHalo)
        {
            if (hasHalo) DrawOutlines(canvas, run, paint.Halo, paint.HaloWidth);
            if (paint.Color.Alpha > 0) DrawOutlines(canvas, run, paint.Color, haloWidth: 0);
            return;
        }
        var turn = transform.M12 == 0 && transform.M11 > 0 ? 0 : (float)Math.Atan2(transform.M12, transform.M11);
        var look = new Look(
            (int)Math.Round(run.Size * scale * GlyphKey.SizeSteps), turn,
            Steps(paint.HaloWidth * scale), Steps(paint.HaloBlur * scale),
            paint.IsSoft && SoftGlyphMask.IsWithinLimits(run.Size * scale, hasHalo ? paint.HaloWidth * scale * run.Scale : 0));
        if (look.Size <= 0) return;
        if (look.IsSoft)
        {
            look = look with
            {
                HaloWidth = Steps(paint.HaloWidth * scale * run.Scale), HaloBlur = Steps(paint.HaloBlur * scale * run.Scale),
                Fading = (ushort)Math.Clamp(Math.Round(run.Scale * GlyphKey.FadingSteps), 1, ushort.MaxValue),
            };
            DrawSoft(canvas, run, transform, look, paint, hasHalo);
            return;
        }
        if (hasHalo) DrawMasks(canvas, run, transform, look, paint.Halo);
        if (paint.Color.Alpha > 0) DrawMasks(canvas, run, transform, look with { HaloWidth = 0, HaloBlur = 0 }, paint.Color);
    }

    /// <summary>As browsers do: where letters that let something through touch, they show twice.</summary>
    static void DrawSoft(RasterCanvas canvas, GlyphRun run, in DeviceTransform transform, in Look look, in TextPaint paint, bool hasHalo)
    {
        var plain = look with { HaloWidth = 0, HaloBlur = 0 };
        var (halo, color) = (paint.Halo.Premultiplied, paint.Color.Premultiplied);
        var isTogether = paint.IsLetterByLetter && paint.Color.Alpha > 0;
        foreach (ref readonly var glyph in run.Glyphs.AsSpan())
        {
            if (hasHalo) DrawMask(canvas, glyph, transform, look, halo);
            if (isTogether) DrawMask(canvas, glyph, transform, plain, color);
        }
        if (isTogether || paint.Color.Alpha == 0) return;
        foreach (ref readonly var glyph in run.Glyphs.AsSpan()) DrawMask(canvas, glyph, transform, plain, color);
    }

    static void DrawMask(RasterCanvas canvas, in PlacedGlyph glyph, in DeviceTransform transform, in Look look, uint color)
    {
        var mask = MaskOf(glyph, transform, look, out var x, out var y);
        if (mask.Width > 0) canvas.DrawMask(mask.Parts, mask.Stride, mask.Width, mask.Height, x + mask.Left, y + mask.Top, color);
    }

    static void DrawMasks(RasterCanvas canvas, GlyphRun run, in DeviceTransform transform, in Look look, Color color)
    {
        // Where two letters touch, colours that let something through would show twice.
        if (color.Alpha < 255 && run.Glyphs.Length > 1)
        {
            DrawMerged(canvas, run, transform, look, color);
            return;
        }
        foreach (ref readonly var glyph in run.Glyphs.AsSpan()) DrawMask(canvas, glyph, transform, look, color.Premultiplied);
    }

    static void DrawMerged(RasterCanvas canvas, GlyphRun run, in DeviceTransform transform, in Look look, Color color)
    {
        var box = PixelBox.Nothing;
        foreach (ref readonly var glyph in run.Glyphs.AsSpan())
        {
            var mask = MaskOf(glyph, transform, look, out var x, out var y);
            if (mask.Width > 0) box = box.Join(BoxOf(mask, x, y));
        }
        box = box.Intersect(canvas.Box);
        if (box.IsEmpty) return;
        var cache = ((LoadedFace)run.Glyphs[0].Face).Glyphs;
        var maker = cache.Rent();
        var stride = GlyphMask.StrideOf(box.Width);
        var merged = maker.BeginMerged(stride * box.Height);
        foreach (ref readonly var glyph in run.Glyphs.AsSpan())
        {
            var mask = MaskOf(glyph, transform, look, out var x, out var y);
            var whole = BoxOf(mask, x, y);
            var seen = whole.Intersect(box);
            for (var row = seen.Top; row < seen.Bottom && !seen.IsEmpty; row++)
            {
                MaskMerge.TakeLarger(
                    merged.Slice((row - box.Top) * stride + seen.Left - box.Left, seen.Width),
                    mask.Parts.AsSpan((row - whole.Top) * mask.Stride + seen.Left - whole.Left, seen.Width));
            }
        }
        canvas.DrawMask(merged, stride, box.Width, box.Height, box.Left, box.Top, color.Premultiplied);
        cache.Return(maker);
    }

    static PixelBox BoxOf(GlyphMask mask, int x, int y) =>
        new(x + mask.Left, y + mask.Top, x + mask.Left + mask.Width, y + mask.Top + mask.Height);

    /// <summary>
    /// The mask of a glyph and the pixel that its origin lies in. The origin is rounded to a quarter of a pixel, or a sixteenth for
    /// soft letters, from its whole place on the canvas, so that it does not matter where the canvas begins.
    /// </summary>
    static GlyphMask MaskOf(in PlacedGlyph glyph, in DeviceTransform transform, in Look look, out int x, out int y)
    {
        var face = (LoadedFace)glyph.Face; // whoever draws shaped here
        var origin = glyph.Origin;
        var partX = Sixteenths(transform.FixedX, origin.X * transform.M11 + origin.Y * transform.M21, look.IsSoft);
        var partY = Sixteenths(transform.FixedY, origin.X * transform.M12 + origin.Y * transform.M22, look.IsSoft);
        (x, y) = (partX >> 4, partY >> 4);
        var turn = (int)MathF.Round((glyph.Angle + look.Turn) * (GlyphKey.Turns / (2 * MathF.PI))) & (GlyphKey.Turns - 1);
        return face.Glyphs.Mask(face, new(
            face.Id, glyph.Glyph, look.Size, (byte)(partX & 15), (byte)(partY & 15), (ushort)turn,
            look.HaloWidth, look.HaloBlur, look.IsSoft, look.Fading));
    }

    static int Sixteenths(int fixedMove, double pixels, bool isSoft)
    {
        var place = fixedMove + DeviceTransform.Fixed(Math.Clamp(pixels, -DeviceTransform.Limit, DeviceTransform.Limit));
        return isSoft ? (place + 8) >> 4 : (place + 32) >> 6 << 2;
    }

    /// <summary>Draws letters as paths, each from its own origin, so that where it lies changes nothing.</summary>
    static void DrawOutlines(RasterCanvas canvas, GlyphRun run, Color color, float haloWidth)
    {
        var cache = ((LoadedFace)run.Glyphs[0].Face).Glyphs;
        var maker = cache.Rent();
        // Letter and edge, and letters among themselves, lie over one another.
        if (color.Alpha < 255) canvas.BeginGroup(color.Alpha / 255f);
        var opaque = color with { Alpha = 255 };
        var tolerance = (float)(GlyphMaskMaker.Tolerance / Math.Max(canvas.CurrentTransform.LargestScale, 1e-6));
        foreach (ref readonly var glyph in run.Glyphs.AsSpan())
        {
            var face = (LoadedFace)glyph.Face;
            var path = maker.BeginPath();
            face.Glyphs.Outline(face, glyph.Glyph)
                .AddTo(path, GlyphMaskMaker.Placement(face, run.Size, glyph.Angle, default), tolerance);
            if (path.IsEmpty) continue;
            canvas.Save();
            canvas.Transform(Matrix3x2.CreateTranslation(glyph.Origin));
            canvas.Fill(path, FillRule.NonZero, opaque);
            var growth = 2 * haloWidth + (face.IsSynthesisedBold ? run.Size * GlyphMaskMaker.BoldWidth : 0);
            if (growth > 0) canvas.Stroke(path, new(growth, LineCap.Round, LineJoin.Round), opaque);
            canvas.Restore();
        }
        if (color.Alpha < 255) canvas.EndGroup();
        cache.Return(maker);
    }

    static bool IsTurnAndScale(in DeviceTransform transform, out double scale)
    {
        scale = Math.Sqrt(Math.Max(0, transform.Determinant));
        var slack = 1e-5 * scale;
        return scale > 0 && Math.Abs(transform.M11 - transform.M22) <= slack && Math.Abs(transform.M12 + transform.M21) <= slack;
    }

    static ushort Steps(double pixels) => (ushort)Math.Clamp(Math.Round(pixels * GlyphKey.HaloSteps), 0, ushort.MaxValue);

    /// <summary>What all letters of a run have in common.</summary>
    readonly record struct Look(int Size, float Turn, ushort HaloWidth, ushort HaloBlur, bool IsSoft, ushort Fading = GlyphKey.FadingSteps);
}
