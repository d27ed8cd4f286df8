using System.Numerics;

namespace EcoTiles.Drawing.Text;

/// <summary>Where along a line a text goes, and how its letters stand.</summary>
/// <param name="Middle">From the start of the line to the middle of the text, along the line.</param>
/// <param name="MaxAngle">Between neighbouring letters, in radians; a sharper bend leaves the text out.</param>
/// <param name="Offset">From the line to the middle of the letters, in canvas units, to the letters' own right and down.</param>
/// <param name="KeepsUpright">
/// Whether text that would stand on its head runs the other way, and ideographs stand upright where the line is steep.
/// </param>
/// <param name="StaysLevel">Whether no letter is turned.</param>
public readonly record struct PathPlacement(
    float Middle, float MaxAngle = MathF.PI / 4, Vector2 Offset = default, bool KeepsUpright = true, bool StaysLevel = false);

/// <summary>Sets text along a line, letter by letter, each as the line runs under its middle.</summary>
public static class PathText
{
    /// <summary>A letter may lean beyond the vertical before it counts as standing on its head; browsers look at no letter but the first and the last.</summary>
    const float MostLean = 120 * MathF.PI / 180;

    /// <summary>Null when the line is too short there, bends too sharply, or would put a letter on its head.</summary>
    public static GlyphRun? Along(ShapedLine text, ReadOnlySpan<Vector2> line, in PathPlacement placement)
    {
        var length = LineMeasure.Length(line);
        var start = placement.Middle + placement.Offset.X - text.Width / 2;
        if (!(start >= 0) || !(start + text.Width <= length) || text.Glyphs.Length == 0) return null;
        // Which way it goes, its first and its last letter tell.
        var (first, last) = (start + text.Glyphs[0].X + text.Glyphs[0].Width / 2, start + text.Glyphs[^1].X + text.Glyphs[^1].Width / 2);
        if (first == last) (first, last) = (start, start + text.Width);
        var isColumn = placement.KeepsUpright && IsSteep(line, first, last) && UprightLetters.Any(text.Text);
        var isTurned = placement.KeepsUpright && RunsBackwards(line, first, last, isColumn);
        // The offset along the letters follows the way they run.
        if (isTurned && placement.Offset.X != 0)
        {
            start = placement.Middle - placement.Offset.X - text.Width / 2;
            if (start < 0 || start + text.Width > length) return null;
        }
        return isTurned
            ? Place(text, new LineMeasure(line, isBackwards: true, length), length - start - text.Width, isColumn, placement)
            : Place(text, new LineMeasure(line, isBackwards: false, length), start, isColumn, placement);
    }

    static GlyphRun? Place(ShapedLine text, LineMeasure line, float start, bool isColumn, in PathPlacement placement)
    {
        var glyphs = new PlacedGlyph[text.Glyphs.Length];
        var before = float.NaN;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = text.Glyphs[i];
            var half = glyph.Width / 2;
            var middle = start + glyph.X + half;
            var centre = line.At(middle);
            var direction = line.Direction;
            var angle = MathF.Atan2(direction.Y, direction.X);
            if (placement.KeepsUpright && !isColumn && Math.Abs(angle) > MostLean) return null;
            if (!float.IsNaN(before) && Math.Abs(Between(before, angle)) > placement.MaxAngle) return null;
            before = angle;
            centre += placement.Offset.Y * new Vector2(-MathF.Sin(angle), MathF.Cos(angle));
            var down = TextLayout.BaselineBelowMiddle * text.Size;
            if (placement.StaysLevel) angle = 0;
            else if (isColumn && UprightLetters.IsUpright(text.Text, glyph.Cluster))
            {
                angle -= MathF.PI / 2;
                down = UprightLetters.BaselineBelowMiddle * text.Size;
            }
            var along = new Vector2(MathF.Cos(angle), MathF.Sin(angle));
            var origin = centre - half * along + (down + glyph.Y) * new Vector2(-along.Y, along.X);
            glyphs[i] = new(glyph.Face, glyph.Glyph, glyph.Cluster, TextLayout.Rounded(origin), angle);
        }
        return new(text.Text, text.Size, glyphs);
    }

    static bool IsSteep(ReadOnlySpan<Vector2> line, float from, float to)
    {
        var along = Chord(line, from, to);
        return Math.Abs(along.Y) > Math.Abs(along.X);
    }

    /// <summary>Whether text from one place to the other would run to the left, or straight up; a column, whether it would run up.</summary>
    static bool RunsBackwards(ReadOnlySpan<Vector2> line, float from, float to, bool isColumn)
    {
        var along = Chord(line, from, to);
        if (isColumn) return along.Y < 0;
        var level = 1e-3f * along.Length();
        return along.X < -level || (along.X <= level && along.Y < 0);
    }

    static Vector2 Chord(ReadOnlySpan<Vector2> line, float from, float to)
    {
        var measure = new LineMeasure(line, isBackwards: false, 0);
        return measure.At(to) - measure.At(from);
    }

    static float Between(float first, float second) => MathF.IEEERemainder(second - first, 2 * MathF.PI);
}
