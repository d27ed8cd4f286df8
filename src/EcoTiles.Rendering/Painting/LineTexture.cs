using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>Lays a picture along a line, as high as the line is wide, and again and again from the line's first point on.</summary>
static class LineTexture
{
    /// <summary>Of half the width: how far a piece goes on at a corner. Sharper corners are cut off.</summary>
    const double MostMiter = 1.5;

    public static void Paint(PaintScene scene, ReadOnlySpan<FramePlace> line, bool isClosed, in LineLook look, float margin)
    {
        var width = look.Width * scene.Scale;
        if (line.Length < 2 || scene.Sprites.SizeOf(look.Pattern!) is not { } size) return; // asked for just before
        if (scene.Sprites.PictureOf(look.Pattern!, width / size.Height) is not { } cell) return;
        var period = (double)look.CountedWidth * scene.Scale * size.Width / size.Height;
        if (!(period > 0)) return;
        var edges = isClosed ? line.Length : line.Length - 1;
        double travelled = 0;
        for (var i = 0; i < edges; i++)
        {
            var (from, to) = (line[i], line[(i + 1) % line.Length]);
            var step = to - from;
            var length = step.Length;
            if (length == 0) continue;
            if (OutsideTrim.IsNear(line, i, isClosed, scene.Size, margin))
            {
                var start = i > 0 || isClosed ? Lean(from - line[(i + line.Length - 1) % line.Length], step) : 0;
                var end = i + 1 < edges || isClosed ? Lean(step, line[(i + 2) % line.Length] - to) : 0;
                var most = Math.Min(MostMiter, 2 * length / width); // a piece does not reach back beyond its other end
                var piece = new Piece(travelled % period, length, Math.Clamp(start, -most, most), Math.Clamp(end, -most, most));
                Fill(scene, piece, cell, new Vector2((float)(period / cell.Width), width / cell.Height), from, MathF.Atan2((float)step.Y, (float)step.X));
            }
            travelled += length;
        }
    }

    /// <summary>How much further one side of the line goes than its middle, in half widths: the tangent of half the turn.</summary>
    static double Lean(FramePlace before, FramePlace after)
    {
        var cross = before.X * after.Y - before.Y * after.X;
        var dot = before.X * after.X + before.Y * after.Y;
        return Math.Tan(Math.Atan2(cross, dot) / 2);
    }

    static void Fill(PaintScene scene, in Piece piece, Picture cell, Vector2 scale, FramePlace from, float angle)
    {
        var half = cell.Height * scale.Y / 2;
        piece.AddTo(scene.Path, half, scale.X, cell.Height);
        scene.Canvas.Save();
        // One after the other: a sum of both moves in single numbers would be rounded differently in every frame.
        scene.Canvas.Transform(Matrix3x2.CreateTranslation(from));
        scene.Canvas.Transform(
            Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(-(float)piece.Phase, -half) * Matrix3x2.CreateRotation(angle));
        scene.Canvas.Fill(scene.Path, FillRule.NonZero, new Paint(Color.Black, new Pattern(cell)));
        scene.Canvas.Restore();
    }

    /// <summary>An edge of the line: where on the picture it begins, how long it is, and how its ends lean towards its neighbours.</summary>
    readonly record struct Piece(double Phase, double Length, double StartLean, double EndLean)
    {
        /// <summary>Its corners on the picture that is repeated along it.</summary>
        public void AddTo(CanvasPath path, float half, float scale, float height)
        {
            path.Clear();
            path.Add((float)((Phase - StartLean * half) / scale), 0);
            path.Add((float)((Phase + Length + EndLean * half) / scale), 0);
            path.Add((float)((Phase + Length - EndLean * half) / scale), height);
            path.Add((float)((Phase + StartLean * half) / scale), height);
            path.EndPart(isClosed: true);
        }
    }
}
