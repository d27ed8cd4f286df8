using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Text;

/// <summary>The contours of a glyph as the font has them, in its units, y upwards.</summary>
sealed class GlyphOutline
{
    const int MostSteps = 64;

    readonly GrowingArray<Vector2> _points = new(64);
    readonly GrowingArray<Segment> _segments = new(64);

    public bool IsEmpty => _segments.Count == 0;

    /// <summary>What it takes in memory, about.</summary>
    public int Bytes => 120 + _points.Count * 8 + _segments.Count;

    public void Move(Vector2 point) => Add(Segment.Move, point);

    public void Line(Vector2 point) => Add(Segment.Line, point);

    public void Quadratic(Vector2 control, Vector2 end)
    {
        _points.Add(control);
        Add(Segment.Quadratic, end);
    }

    public void Cubic(Vector2 control1, Vector2 control2, Vector2 end)
    {
        _points.Add(control1);
        _points.Add(control2);
        Add(Segment.Cubic, end);
    }

    public void Close() => _segments.Add(Segment.Close);

    /// <summary>Adds the contours to a path, through a transform, curves taken apart to within the tolerance.</summary>
    public void AddTo(CanvasPath path, in Matrix3x2 transform, float tolerance)
    {
        var next = 0;
        Vector2 last = default;
        foreach (var segment in _segments.Span)
        {
            switch (segment)
            {
                case Segment.Move:
                    path.EndPart(isClosed: true);
                    path.Add(last = Next(transform, ref next));
                    break;
                case Segment.Line:
                    path.Add(last = Next(transform, ref next));
                    break;
                case Segment.Quadratic:
                    var control = Next(transform, ref next);
                    last = AddQuadratic(path, last, control, Next(transform, ref next), tolerance);
                    break;
                case Segment.Cubic:
                    var first = Next(transform, ref next);
                    var second = Next(transform, ref next);
                    last = AddCubic(path, last, first, second, Next(transform, ref next), tolerance);
                    break;
                case Segment.Close:
                    path.EndPart(isClosed: true);
                    break;
            }
        }
        path.EndPart(isClosed: true);
    }

    Vector2 Next(in Matrix3x2 transform, ref int next) => Vector2.Transform(_points[next++], transform);

    void Add(Segment segment, Vector2 end)
    {
        _points.Add(end);
        _segments.Add(segment);
    }

    static Vector2 AddQuadratic(CanvasPath path, Vector2 start, Vector2 control, Vector2 end, float tolerance)
    {
        // A parabola leaves its chord by a quarter of the second difference, and by a quarter of that for each halving.
        var steps = Steps((start - 2 * control + end).Length() / 4 / tolerance);
        for (var i = 1; i < steps; i++)
        {
            var t = (float)i / steps;
            path.Add(Vector2.Lerp(Vector2.Lerp(start, control, t), Vector2.Lerp(control, end, t), t));
        }
        path.Add(end);
        return end;
    }

    static Vector2 AddCubic(CanvasPath path, Vector2 start, Vector2 control1, Vector2 control2, Vector2 end, float tolerance)
    {
        var bend = Math.Max((start - 2 * control1 + control2).Length(), (control1 - 2 * control2 + end).Length());
        var steps = Steps(bend * 0.75f / tolerance);
        for (var i = 1; i < steps; i++)
        {
            var t = (float)i / steps;
            var middle = Vector2.Lerp(control1, control2, t);
            var left = Vector2.Lerp(Vector2.Lerp(start, control1, t), middle, t);
            var right = Vector2.Lerp(middle, Vector2.Lerp(control2, end, t), t);
            path.Add(Vector2.Lerp(left, right, t));
        }
        path.Add(end);
        return end;
    }

    static int Steps(float tolerances) => Math.Clamp((int)MathF.Ceiling(MathF.Sqrt(tolerances)), 1, MostSteps);

    enum Segment : byte
    {
        Move,
        Line,
        Quadratic,
        Cubic,
        Close,
    }
}
