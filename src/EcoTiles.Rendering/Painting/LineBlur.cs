using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Lines that fade from their edges inwards: narrower strokes are laid on wider ones, each with as much colour as brings the
/// sum to its step.
/// </summary>
static class LineBlur
{
    const int MostSteps = 24;

    /// <param name="blur">Over how many pixels from the edge the line fades.</param>
    public static void Stroke(ICanvas canvas, CanvasPath path, in StrokeStyle style, float blur, Color color)
    {
        var steps = Math.Clamp((int)MathF.Ceiling(2 * blur), 2, MostSteps);
        var opacity = color.Alpha / 255f;
        var reached = 0f;
        for (var i = 0; i < steps; i++)
        {
            var width = style.Width - 2 * blur * (i + 0.5f) / steps;
            if (width <= 0) break;
            var wanted = opacity * (i + 1) / steps;
            canvas.Stroke(path, style with { Width = width }, new Paint(color with { Alpha = 255 }, Opacity: (wanted - reached) / (1 - reached)));
            reached = wanted;
        }
    }
}
