using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Hatches;

namespace EcoTiles.Rendering.Painting;

/// <summary>Fills the path of a scene with a pattern that is anchored to the map.</summary>
static class PatternPainting
{
    /// <summary>Of the canvas to a style pixel. On coarser pages the marks of a hatch could not be told apart.</summary>
    const float LeastScale = 1;

    /// <summary>On screens a picture that repeats, as browsers have it; on pages the lines and dots themselves. Nothing when there is no such picture.</summary>
    public static void Fill(PaintScene scene, string name, float opacity)
    {
        if (scene.IsScreen || scene.Scale < LeastScale || !scene.Sprites.Hatches.TryGetValue(name, out var hatch))
        {
            if (PaintOf(scene, name, opacity) is { } paint) scene.Canvas.Fill(scene.Path, FillRule.NonZero, paint);
            return;
        }
        var (least, most) = BoundsOf(scene);
        var marks = new HatchMarks(hatch, scene.Scale, scene.Frame.OriginX - scene.Shift.X, scene.Frame.OriginY - scene.Shift.Y);
        var ground = Color.From(hatch.Background).WithOpacity(opacity);
        if (ground.Alpha > 0) scene.Canvas.Fill(scene.Path, FillRule.NonZero, ground);
        scene.Canvas.Save();
        scene.Canvas.Clip(scene.Path, FillRule.NonZero);
        marks.Draw(scene.Canvas, least, most, Color.From(hatch.Color).WithOpacity(opacity), scene.Path);
        scene.Canvas.Restore();
    }

    static Paint? PaintOf(PaintScene scene, string name, float opacity)
    {
        // Browsers draw patterns as large as at the whole zoom, and stretch them with the map.
        if (scene.Sprites.PatternOf(name, scene.Scale, scene.IsScreen ? scene.Stretch : 1) is not { } pattern) return null;
        var origin = new Vector2(
            (float)-(scene.Frame.OriginX % ((double)pattern.Cell.Width * pattern.Scale)),
            (float)-(scene.Frame.OriginY % ((double)pattern.Cell.Height * pattern.Scale))) + scene.Shift;
        return new Paint(Color.Black, pattern, origin, opacity);
    }

    /// <summary>Of the part of the path that lies in the frame.</summary>
    static (Vector2 Least, Vector2 Most) BoundsOf(PaintScene scene)
    {
        var (least, most) = (scene.Size, Vector2.Zero);
        foreach (var point in scene.Path.Points) (least, most) = (Vector2.Min(least, point), Vector2.Max(most, point));
        return (Vector2.Max(least, Vector2.Zero), Vector2.Min(most, scene.Size));
    }
}
