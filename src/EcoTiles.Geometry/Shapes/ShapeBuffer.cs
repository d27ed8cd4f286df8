namespace EcoTiles.Geometry.Shapes;

/// <summary>
/// Many shapes in flat arrays. A shape has parts (polygons, lines, points), a part has rings (a line or a point is
/// one ring), a ring has points. Every level stores where each of its items ends.
/// </summary>
public sealed class ShapeBuffer
{
    readonly GrowingArray<double> _coordinates = new(4096);
    readonly GrowingArray<int> _ringEnds = new(256);
    readonly GrowingArray<int> _partEnds = new(256);
    readonly GrowingArray<int> _shapeEnds = new(256);
    readonly GrowingArray<ShapeKind> _kinds = new(256);

    public int Count => _shapeEnds.Count;

    /// <summary>x, y, x, y, ... of all shapes; rings are closed as the source closed them.</summary>
    public Span<double> Coordinates => _coordinates.Span;

    /// <summary>For each ring the number of points up to its end.</summary>
    public ReadOnlySpan<int> RingEnds => _ringEnds.Span;

    /// <summary>For each part the number of rings up to its end.</summary>
    public ReadOnlySpan<int> PartEnds => _partEnds.Span;

    /// <summary>For each shape the number of parts up to its end.</summary>
    public ReadOnlySpan<int> ShapeEnds => _shapeEnds.Span;

    public ReadOnlySpan<ShapeKind> Kinds => _kinds.Span;

    /// <summary>Index of the shape's first point; for the shape after the last one, where all points end.</summary>
    public int FirstPointOf(int shape)
    {
        var part = shape == 0 ? 0 : _shapeEnds[shape - 1];
        var ring = part == 0 ? 0 : _partEnds[part - 1];
        return ring == 0 ? 0 : _ringEnds[ring - 1];
    }

    /// <summary>Makes room for points and returns it to be filled with x, y pairs.</summary>
    public Span<double> AddPoints(int count) => _coordinates.Extend(2 * count);

    public void AddPoint(double x, double y)
    {
        _coordinates.Add(x);
        _coordinates.Add(y);
    }

    public void EndRing() => _ringEnds.Add(_coordinates.Count / 2);

    public void EndPart() => _partEnds.Add(_ringEnds.Count);

    public void EndShape(ShapeKind kind)
    {
        _shapeEnds.Add(_partEnds.Count);
        _kinds.Add(kind);
    }

    /// <summary>Forgets whatever was added since the last <see cref="EndShape"/>.</summary>
    public void DropUnfinished()
    {
        _partEnds.Shrink(Count == 0 ? 0 : _shapeEnds[^1]);
        _ringEnds.Shrink(_partEnds.Count == 0 ? 0 : _partEnds[^1]);
        _coordinates.Shrink(_ringEnds.Count == 0 ? 0 : 2 * _ringEnds[^1]);
    }

    public void Clear()
    {
        _coordinates.Shrink(0);
        _ringEnds.Shrink(0);
        _partEnds.Shrink(0);
        _shapeEnds.Shrink(0);
        _kinds.Shrink(0);
    }
}
