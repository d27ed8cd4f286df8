using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

/// <summary>Something of everything that a canvas draws, at places that are multiples of 1/256; the same for the same seed.</summary>
sealed class RandomScene
{
    readonly Random _random;
    readonly float _width;
    readonly float _height;
    readonly Vector2 _move;
    readonly List<Action<ICanvas>> _marks = [];

    /// <param name="move">Added to every coordinate.</param>
    public RandomScene(int seed, float width, float height, Vector2 move = default)
    {
        (_random, _width, _height, _move) = (new Random(seed), width, height, move);
        for (var i = 0; i < 14; i++) AddMark();
    }

    public void Draw(ICanvas canvas)
    {
        foreach (var mark in _marks) mark(canvas);
    }

    void AddMark()
    {
        switch (_random.Next(9))
        {
            case 0 or 1: AddFill(); break;
            case 2 or 3: AddStroke(); break;
            case 4: AddPattern(); break;
            case 5: AddPicture(); break;
            case 6: AddGroup(); break;
            case 7: AddSideBySide(); break;
            default: AddClipped(); break;
        }
    }

    void AddFill()
    {
        var (path, color, rule) = (Path(true), Color(), (FillRule)_random.Next(2));
        _marks.Add(canvas => canvas.Fill(path, rule, color));
    }

    void AddStroke()
    {
        var isClosed = _random.Next(3) == 0;
        var (path, color) = (Path(isClosed), Color());
        var dashes = _random.Next(2) == 0 ? null : new[] { Length(12), Length(9), _random.Next(2) * Length(5), Length(9) };
        var style = new StrokeStyle(Length(9), (LineCap)_random.Next(3), (LineJoin)_random.Next(3), 4, dashes, Length(20));
        _marks.Add(canvas => canvas.Stroke(path, style, color));
    }

    void AddPattern()
    {
        var (path, color) = (Path(true), Color());
        var pattern = new Pattern(Picture(_random.Next(1, 14), _random.Next(1, 14)), _random.Next(3) == 0 ? 1 : 0.4f + _random.NextSingle() * 2);
        var paint = new Paint(color, pattern, Place(), _random.NextSingle());
        _marks.Add(canvas => canvas.Fill(path, FillRule.NonZero, paint));
    }

    void AddPicture()
    {
        var picture = Picture(_random.Next(1, 40), _random.Next(1, 40));
        var linear = _random.Next(3) == 0 ? Matrix3x2.Identity
            : Matrix3x2.CreateScale(0.3f + _random.NextSingle() * 2) * Matrix3x2.CreateRotation(_random.NextSingle() * 6);
        var (placement, opacity) = (linear * Matrix3x2.CreateTranslation(Place()), _random.NextSingle());
        _marks.Add(canvas => canvas.DrawPicture(picture, placement, opacity));
    }

    void AddGroup()
    {
        var (first, second, color, other, opacity) = (Path(true), Path(false), Color(), Color(), _random.NextSingle());
        var width = Length(6);
        _marks.Add(canvas =>
        {
            canvas.BeginGroup(opacity);
            canvas.Fill(first, FillRule.NonZero, color);
            canvas.Stroke(second, new StrokeStyle(width), other);
            canvas.EndGroup();
        });
    }

    void AddSideBySide()
    {
        var (center, opacity) = (Place(), _random.NextSingle());
        var corners = Enumerable.Range(0, 7).Select(_ => Place()).ToArray();
        var triangles = corners.Select((corner, i) => (Path: Ring(center, corner, corners[(i + 1) % 7]), Color: Color())).ToList();
        _marks.Add(canvas =>
        {
            canvas.BeginGroup(opacity, GroupKind.SideBySide);
            foreach (var (path, color) in triangles) canvas.Fill(path, FillRule.NonZero, color);
            canvas.EndGroup();
        });
    }

    void AddClipped()
    {
        var (clip, inner, path, color) = (Path(true), Path(true), Path(true), Color());
        _marks.Add(canvas =>
        {
            canvas.Save();
            canvas.Clip(clip, FillRule.EvenOdd);
            canvas.Clip(inner, FillRule.NonZero);
            canvas.Fill(path, FillRule.NonZero, color);
            canvas.Restore();
        });
    }

    CanvasPath Path(bool isClosed)
    {
        var path = new CanvasPath();
        for (var part = _random.Next(1, 3); part > 0; part--)
        {
            var (center, reach) = (Place(), Length(_width));
            for (var i = _random.Next(2, 30); i > 0; i--)
                path.Add(center + new Vector2(Length(2 * reach + 1) - reach, Length(2 * reach + 1) - reach));
            path.EndPart(isClosed);
        }
        return path;
    }

    static CanvasPath Ring(params ReadOnlySpan<Vector2> corners)
    {
        var path = new CanvasPath();
        path.AddRange(corners);
        path.EndPart(isClosed: true);
        return path;
    }

    Picture Picture(int width, int height)
    {
        var pixels = new uint[width * height];
        foreach (ref var pixel in pixels.AsSpan()) pixel = Color().Premultiplied;
        return new Picture(width, height, pixels);
    }

    Vector2 Place() => _move + new Vector2(Length(_width * 1.5f) - Snap(_width / 4), Length(_height * 1.5f) - Snap(_height / 4));

    float Length(float most) => Snap(_random.NextSingle() * most);

    static float Snap(float length) => MathF.Round(length * 256) / 256;

    Color Color()
    {
        var color = new byte[4];
        _random.NextBytes(color);
        return new(color[0], color[1], color[2], _random.Next(2) == 0 ? (byte)255 : color[3]);
    }
}
