using System.Numerics;

namespace EcoTiles.Drawing.Symbols;

/// <summary>A picture of lines and areas that can be drawn at any size.</summary>
/// <param name="Width">In style pixels.</param>
public sealed record Symbol(float Width, float Height, IReadOnlyList<SymbolMark> Marks)
{
    /// <summary>Draws the symbol with its top-left corner at the origin of the canvas's transform.</summary>
    public void Draw(ICanvas canvas)
    {
        foreach (var mark in Marks)
        {
            if (mark.Fill is { } fill) canvas.Fill(mark.Path, mark.Rule, new Paint(fill));
            if (mark.Stroke is { } stroke) canvas.Stroke(mark.Path, mark.Style, new Paint(stroke));
        }
    }

    public Picture ToPicture(ICanvasBackend backend, Vector2 scale)
    {
        var (width, height) = ((int)MathF.Ceiling(Width * scale.X), (int)MathF.Ceiling(Height * scale.Y));
        using var canvas = backend.BeginImage(Math.Max(1, width), Math.Max(1, height), Color.Transparent);
        canvas.Transform(Matrix3x2.CreateScale(scale));
        Draw(canvas);
        return canvas.ToPicture();
    }
}

/// <summary>One area or line of a symbol.</summary>
public sealed record SymbolMark(CanvasPath Path, FillRule Rule, Color? Fill, Color? Stroke, StrokeStyle Style);
