using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Drawing;

/// <summary>Writes down what is drawn, in order, each with the transform that was in force and the groups it lies in.</summary>
sealed class RecordingCanvas(float width, float height) : ICanvas
{
    readonly List<Mark> _marks = [];
    readonly Stack<Matrix3x2> _saved = new();
    readonly Stack<GroupKind> _groups = new();
    Matrix3x2 _transform = Matrix3x2.Identity;

    public IReadOnlyList<Mark> Marks => _marks;

    public float Width => width;

    public float Height => height;

    public IEnumerable<T> Of<T>()
        where T : Mark => _marks.OfType<T>();

    public void Fill(CanvasPath path, FillRule rule, in Paint paint) => Add(new FillMark(Placed(path), rule, paint));

    public void Stroke(CanvasPath path, in StrokeStyle style, in Paint paint) => Add(new StrokeMark(Placed(path), style, paint));

    public void DrawPicture(Picture picture, in Matrix3x2 placement, float opacity) =>
        Add(new PictureMark(picture, placement * _transform, opacity));

    public void DrawGlyphs(GlyphRun run, in TextPaint paint) => Add(new GlyphsMark(run, paint, _transform));

    public void Save() => _saved.Push(_transform);

    public void Restore() => _transform = _saved.Pop();

    public void Transform(in Matrix3x2 transform) => _transform = transform * _transform;

    public void Clip(CanvasPath path, FillRule rule) => Add(new ClipMark(Placed(path), rule));

    public void BeginGroup(float opacity, GroupKind kind = GroupKind.Layered)
    {
        Add(new GroupMark(opacity, kind));
        Save();
        _groups.Push(kind);
    }

    public void EndGroup()
    {
        Restore();
        _groups.Pop();
    }

    void Add(Mark mark) => _marks.Add(mark with { Depth = _groups.Count });

    PlacedPart[] Placed(CanvasPath path)
    {
        var parts = new List<PlacedPart>();
        var start = 0;
        foreach (var part in path.Parts)
        {
            var points = path.Points[start..part.End].ToArray();
            parts.Add(new PlacedPart([.. points.Select(point => Vector2.Transform(point, _transform))], part.IsClosed));
            start = part.End;
        }
        return [.. parts];
    }
}

/// <summary>One thing that was drawn.</summary>
/// <param name="Depth">Groups it lies in.</param>
abstract record Mark(int Depth = 0);

sealed record FillMark(PlacedPart[] Parts, FillRule Rule, Paint Paint) : Mark;

sealed record StrokeMark(PlacedPart[] Parts, StrokeStyle Style, Paint Paint) : Mark;

sealed record PictureMark(Picture Picture, Matrix3x2 Placement, float Opacity) : Mark;

sealed record GlyphsMark(GlyphRun Run, TextPaint Paint, Matrix3x2 Transform) : Mark;

sealed record ClipMark(PlacedPart[] Parts, FillRule Rule) : Mark;

sealed record GroupMark(float Opacity, GroupKind Kind) : Mark;

/// <summary>A part of a path on the canvas, after the transform.</summary>
sealed record PlacedPart(Vector2[] Points, bool IsClosed);
