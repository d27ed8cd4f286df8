using System.Numerics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Drawing;

/// <summary>
/// One or more parts of straight lines. Curves are taken apart when they are added, fine enough for the canvas they are
/// meant for. Can be cleared and filled again without allocating.
/// </summary>
public sealed class CanvasPath
{
    readonly GrowingArray<Vector2> _points;
    readonly GrowingArray<PathPart> _parts;

    public CanvasPath(int points = 64, int parts = 4)
    {
        _points = new(points);
        _parts = new(parts);
    }

    public ReadOnlySpan<Vector2> Points => _points.Span;

    /// <summary>Where each part ends among the points, and whether it is closed.</summary>
    public ReadOnlySpan<PathPart> Parts => _parts.Span;

    public bool IsEmpty => _parts.Span.IsEmpty;

    public void Clear()
    {
        _points.Shrink(0);
        _parts.Shrink(0);
    }

    public void Add(Vector2 point) => _points.Add(point);

    public void Add(float x, float y) => _points.Add(new Vector2(x, y));

    public void AddRange(ReadOnlySpan<Vector2> points) => _points.AddRange(points);

    /// <summary>Rounds all points from one on to this part of a unit, then moves them.</summary>
    public void Move(Vector2 by, float roundedTo, int first = 0)
    {
        foreach (ref var point in _points.Span[first..])
            point = new Vector2(MathF.Round(point.X * roundedTo) / roundedTo, MathF.Round(point.Y * roundedTo) / roundedTo) + by;
    }

    /// <summary>Ends the part that the points since the last one make up; does nothing when there are none.</summary>
    /// <param name="travelled">How far along its line the part begins.</param>
    public void EndPart(bool isClosed, double travelled = 0)
    {
        if (_points.Count > (_parts.Count == 0 ? 0 : _parts.Span[^1].End)) _parts.Add(new PathPart(_points.Count, isClosed, travelled));
    }
}

/// <summary>One part of a path.</summary>
/// <param name="End">The point after its last one.</param>
/// <param name="IsClosed">Whether a line leads from the last point back to the first.</param>
/// <param name="Travelled">How far along its line the part begins: dashes are counted from there on.</param>
public readonly record struct PathPart(int End, bool IsClosed, double Travelled = 0);
