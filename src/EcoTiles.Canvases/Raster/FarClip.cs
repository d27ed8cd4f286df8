using System.Numerics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>Cuts what reaches further away than coordinates can be counted, and drops what is no place at all.</summary>
sealed class FarClip
{
    GrowingArray<(double X, double Y)> _ring = new();
    GrowingArray<(double X, double Y)> _cut = new();

    /// <summary>Writes the part of a ring that lies within reach, in pixels.</summary>
    public void Ring(ReadOnlySpan<Vector2> points, in DeviceTransform transform, DevicePath target)
    {
        _ring.Shrink(0);
        foreach (var point in points)
        {
            var x = point.X * transform.M11 + point.Y * transform.M21 + transform.X;
            var y = point.X * transform.M12 + point.Y * transform.M22 + transform.Y;
            if (double.IsFinite(x) && double.IsFinite(y)) _ring.Add((x, y));
        }
        const double Limit = DeviceTransform.Limit;
        Cut(p => Limit - p.X);
        Cut(p => Limit + p.X);
        Cut(p => Limit - p.Y);
        Cut(p => Limit + p.Y);
        foreach (var (x, y) in _ring.Span) target.Add(DeviceTransform.Fixed(x), DeviceTransform.Fixed(y));
        target.EndRing();
    }

    /// <summary>Keeps the side of a line where its distance is positive (Sutherland and Hodgman).</summary>
    void Cut(Func<(double X, double Y), double> distance)
    {
        _cut.Shrink(0);
        for (var i = 0; i < _ring.Count; i++)
        {
            var a = _ring[i == 0 ? ^1 : i - 1];
            var b = _ring[i];
            var (fromA, fromB) = (distance(a), distance(b));
            if (fromA < 0 != fromB < 0)
            {
                var t = fromA / (fromA - fromB);
                _cut.Add((a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t));
            }
            if (fromB >= 0) _cut.Add(b);
        }
        (_ring, _cut) = (_cut, _ring);
    }
}
