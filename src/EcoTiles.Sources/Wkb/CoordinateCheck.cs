using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Wkb;

/// <summary>Finds coordinates that are not numbers or cannot be meant.</summary>
public static class CoordinateCheck
{
    public static ShapeFault? Find(ReadOnlySpan<double> xy, Envelope domain)
    {
        var lowest = Vector256.Create(domain.MinX, domain.MinY, domain.MinX, domain.MinY);
        var highest = Vector256.Create(domain.MaxX, domain.MaxY, domain.MaxX, domain.MaxY);
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(xy);
        var inside = Vector256<double>.AllBitsSet;
        foreach (var four in fours)
            // NaN compares false with everything and so counts as outside.
            inside &= Vector256.GreaterThanOrEqual(four, lowest) & Vector256.LessThanOrEqual(four, highest);
        var allInside = Vector256.EqualsAll(inside.AsInt64(), Vector256<long>.AllBitsSet);
        for (var i = 4 * fours.Length; allInside && i + 1 < xy.Length; i += 2) allInside = Holds(domain, xy[i], xy[i + 1]);
        return allInside ? null : FirstFault(xy, domain);
    }

    public static Envelope BoxOf(ReadOnlySpan<double> xy)
    {
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            minX = Math.Min(minX, xy[i]);
            maxX = Math.Max(maxX, xy[i]);
            minY = Math.Min(minY, xy[i + 1]);
            maxY = Math.Max(maxY, xy[i + 1]);
        }
        return new Envelope(minX, minY, maxX, maxY);
    }

    static ShapeFault? FirstFault(ReadOnlySpan<double> xy, Envelope domain)
    {
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            if (!double.IsFinite(xy[i]) || !double.IsFinite(xy[i + 1])) return ShapeFault.NotFinite(i / 2);
            if (!Holds(domain, xy[i], xy[i + 1])) return ShapeFault.OutOfRange(xy[i], xy[i + 1]);
        }
        return null;
    }

    static bool Holds(Envelope domain, double x, double y) =>
        x >= domain.MinX && x <= domain.MaxX && y >= domain.MinY && y <= domain.MaxY;
}
