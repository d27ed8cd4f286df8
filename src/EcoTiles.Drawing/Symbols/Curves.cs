using System.Numerics;

namespace EcoTiles.Drawing.Symbols;

/// <summary>Adds curves to a path as short straight lines that stay within a tolerance of them.</summary>
public static class Curves
{
    const int MostLines = 256;

    public static void AddQuadratic(CanvasPath path, Vector2 from, Vector2 control, Vector2 to, float tolerance) =>
        AddCubic(path, from, from + (control - from) * (2 / 3f), to + (control - to) * (2 / 3f), to, tolerance);

    /// <summary>Adds the points after the first one, which the path has already.</summary>
    public static void AddCubic(CanvasPath path, Vector2 from, Vector2 leave, Vector2 arrive, Vector2 to, float tolerance)
    {
        // A chord misses the curve by at most an eighth of the second derivative times the step squared.
        var bend = Math.Max((from - 2 * leave + arrive).Length(), (leave - 2 * arrive + to).Length());
        var lines = Math.Clamp((int)MathF.Ceiling(MathF.Sqrt(0.75f * bend / tolerance)), 1, MostLines);
        for (var i = 1; i < lines; i++)
        {
            var t = (float)i / lines;
            var rest = 1 - t;
            path.Add(rest * rest * rest * from + 3 * rest * rest * t * leave + 3 * rest * t * t * arrive + t * t * t * to);
        }
        path.Add(to);
    }

    /// <summary>Adds a whole circle as a closed part.</summary>
    public static void AddEllipse(CanvasPath path, Vector2 middle, Vector2 radius, float tolerance)
    {
        var lines = LinesOfTurn(Math.Max(radius.X, radius.Y), 2 * MathF.PI, tolerance);
        for (var i = 0; i < lines; i++)
        {
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * i / lines);
            path.Add(middle + radius * new Vector2(cosine, sine));
        }
        path.EndPart(isClosed: true);
    }

    /// <summary>Adds an arc of an ellipse as SVG writes it: by its end points (SVG 2, appendix B.2).</summary>
    public static void AddArc(
        CanvasPath path, Vector2 from, Vector2 radius, float turned, bool isLarge, bool isClockwise, Vector2 to, float tolerance)
    {
        radius = Vector2.Abs(radius);
        if (radius.X == 0 || radius.Y == 0 || from == to)
        {
            path.Add(to);
            return;
        }
        var (sine, cosine) = MathF.SinCos(turned);
        var half = (from - to) / 2;
        var start = new Vector2(cosine * half.X + sine * half.Y, cosine * half.Y - sine * half.X);
        var stretch = (start / radius).LengthSquared();
        if (stretch > 1) radius *= MathF.Sqrt(stretch);
        var (rx, ry) = (radius.X * radius.X, radius.Y * radius.Y);
        var below = rx * start.Y * start.Y + ry * start.X * start.X;
        var share = MathF.Sqrt(Math.Max(0, (rx * ry - below) / below)) * (isLarge == isClockwise ? -1 : 1);
        var turnedMiddle = share * new Vector2(radius.X * start.Y / radius.Y, -radius.Y * start.X / radius.X);
        var middle = new Vector2(cosine * turnedMiddle.X - sine * turnedMiddle.Y, sine * turnedMiddle.X + cosine * turnedMiddle.Y)
            + (from + to) / 2;
        var first = AngleOf((start - turnedMiddle) / radius);
        var sweep = AngleOf((-start - turnedMiddle) / radius) - first;
        if (isClockwise && sweep < 0) sweep += 2 * MathF.PI;
        if (!isClockwise && sweep > 0) sweep -= 2 * MathF.PI;
        var lines = LinesOfTurn(Math.Max(radius.X, radius.Y), Math.Abs(sweep), tolerance);
        for (var i = 1; i < lines; i++)
        {
            var (up, right) = MathF.SinCos(first + sweep * i / lines);
            var place = radius * new Vector2(right, up);
            path.Add(middle + new Vector2(cosine * place.X - sine * place.Y, sine * place.X + cosine * place.Y));
        }
        path.Add(to);
    }

    static float AngleOf(Vector2 direction) => MathF.Atan2(direction.Y, direction.X);

    static int LinesOfTurn(float radius, float angle, float tolerance)
    {
        var step = radius <= tolerance ? MathF.PI / 2 : 2 * MathF.Acos(1 - tolerance / radius);
        return Math.Clamp((int)MathF.Ceiling(angle / step), 3, MostLines);
    }
}
