using System.Numerics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>A line in 1/256 pixels, no point of it the same as the one before. Kept and filled again.</summary>
sealed class DeviceLine
{
    readonly GrowingArray<(int X, int Y)> _points = new(256);

    public ReadOnlySpan<(int X, int Y)> Points => _points.Span;

    public bool IsClosed { get; private set; }

    public void Set(ReadOnlySpan<Vector2> points, bool isClosed, in DeviceTransform transform)
    {
        IsClosed = isClosed;
        _points.Shrink(0);
        foreach (var point in points)
        {
            if (!float.IsFinite(point.X) || !float.IsFinite(point.Y)) continue;
            var place = (
                transform.FixedX + Fixed(point.X * transform.M11 + point.Y * transform.M21),
                transform.FixedY + Fixed(point.X * transform.M12 + point.Y * transform.M22));
            if (_points.Count == 0 || _points[^1] != place) _points.Add(place);
        }
        if (isClosed && _points.Count > 1 && _points[^1] == _points[0]) _points.Shrink(_points.Count - 1);
    }

    static int Fixed(double pixels) => DeviceTransform.Fixed(Math.Clamp(pixels, -DeviceTransform.Limit, DeviceTransform.Limit));
}
