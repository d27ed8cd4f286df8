using System.Numerics;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Symbols;

namespace EcoTiles.Drawing.Hatches;

/// <summary>
/// The picture that repeated without a seam makes a hatch. It measures whole style pixels, so that browser and server
/// repeat the same cell; spacing and angle give way by what rounding takes.
/// </summary>
public static class HatchCell
{
    const float Level = 0.09f; // sine of five degrees: flatter lines are drawn level

    /// <summary>Width and height of the cell in style pixels.</summary>
    public static (int Width, int Height) SizeOf(Hatch hatch)
    {
        var size = ExactSizeOf(hatch);
        return (Whole(size.X), Whole(size.Y));
    }

    /// <summary>What they would be if nothing had to be whole.</summary>
    internal static Vector2 ExactSizeOf(Hatch hatch)
    {
        var spacing = Math.Max(2, (float)hatch.SpacingMillimetres * Hatch.PixelsPerMillimetre);
        if (hatch.Kind == HatchKind.Dots) return new Vector2(spacing * MathF.Sqrt(2)); // one dot in the corners, one in the middle
        var (sine, cosine) = MathF.SinCos((float)hatch.AngleDegrees * (MathF.PI / 180));
        return new Vector2(Period(spacing, sine), Period(spacing, cosine));
    }

    public static Picture Draw(ICanvasBackend backend, Hatch hatch, int scale)
    {
        var (width, height) = SizeOf(hatch);
        using var canvas = backend.BeginImage(width * scale, height * scale, Color.From(hatch.Background));
        canvas.Transform(Matrix3x2.CreateScale(scale));
        var size = new Vector2(width, height);
        var line = (float)hatch.WidthMillimetres * Hatch.PixelsPerMillimetre;
        if (hatch.Kind == HatchKind.Dots) DrawDots(canvas, size, line / 2, Color.From(hatch.Color));
        else DrawLines(canvas, LinesOf(hatch, size), line, Color.From(hatch.Color));
        return canvas.ToPicture();
    }

    static float Period(float spacing, float part) => Math.Abs(part) < Level ? spacing : Math.Min(512, spacing / Math.Abs(part));

    static int Whole(float length) => Math.Max(2, (int)MathF.Round(length));

    static CanvasPath LinesOf(Hatch hatch, Vector2 size)
    {
        var path = new CanvasPath();
        AddLines(path, (float)hatch.AngleDegrees, size);
        if (hatch.Kind == HatchKind.Cross) AddLines(path, (float)hatch.AngleDegrees + 90, size);
        return path;
    }

    /// <summary>Which way a line goes through its cell, in sides of it.</summary>
    internal static Vector2 RunOf(float angleDegrees)
    {
        var (sine, cosine) = MathF.SinCos(angleDegrees * (MathF.PI / 180));
        return Math.Abs(sine) < Level ? Vector2.UnitX
            : Math.Abs(cosine) < Level ? -Vector2.UnitY
            : new Vector2(1, sine * cosine > 0 ? -1 : 1);
    }

    /// <summary>One line through the cell and its two neighbours, long enough that no end shows.</summary>
    static void AddLines(CanvasPath path, float angleDegrees, Vector2 size)
    {
        var run = RunOf(angleDegrees) * size;
        var step = run.Y == 0 ? new Vector2(0, size.Y) : new Vector2(size.X, 0);
        for (var i = -2; i <= 2; i++)
        {
            var middle = size / 2 + i * step;
            path.Add(middle - 2 * run);
            path.Add(middle + 2 * run);
            path.EndPart(isClosed: false);
        }
    }

    static void DrawLines(ICanvas canvas, CanvasPath path, float width, Color color) =>
        canvas.Stroke(path, new StrokeStyle(width), color);

    static void DrawDots(ICanvas canvas, Vector2 size, float radius, Color color)
    {
        var path = new CanvasPath();
        foreach (var place in (ReadOnlySpan<Vector2>)[size / 2, default, new(size.X, 0), new(0, size.Y), size])
            Curves.AddEllipse(path, place, new Vector2(radius), 0.02f);
        canvas.Fill(path, FillRule.NonZero, color);
    }
}
