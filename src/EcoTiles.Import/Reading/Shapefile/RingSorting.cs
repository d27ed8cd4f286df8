using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>
/// Finds out which rings are outer rings and which are holes, and in which. A shapefile only lists rings: outer ones
/// run clockwise, holes the other way. Writers that do not turn their rings are known by all of them running alike;
/// there a ring inside one other is a hole, and one inside two is an island in it.
/// </summary>
ref struct RingSorting
{
    const int Nobody = -1;

    /// <summary>Points looked at in search of the ring around another; a shape that needs more is made to keep us busy.</summary>
    const long MostWork = 2_000_000_000;

    readonly ReadOnlySpan<double> _places;
    readonly ReadOnlySpan<int> _ends;
    readonly double[] _areas;
    readonly RingBoxes _boxes;
    long _work;

    RingSorting(ReadOnlySpan<double> places, ReadOnlySpan<int> ends)
    {
        _places = places;
        _ends = ends;
        _areas = new double[ends.Length];
        var boxes = new Envelope[ends.Length];
        for (var ring = 0; ring < ends.Length; ring++)
        {
            _areas[ring] = Area(Ring(ring));
            boxes[ring] = CoordinateCheck.BoxOf(Ring(ring));
        }
        _boxes = new RingBoxes(boxes);
    }

    /// <summary>Adds the parts to a buffer, each an outer ring with its holes behind it.</summary>
    /// <param name="places">x, y pairs of all rings, one ring behind the other.</param>
    /// <param name="ends">Where in them each ring ends.</param>
    public static ShapeFault? Write(ReadOnlySpan<double> places, ReadOnlySpan<int> ends, ShapeBuffer shapes)
    {
        if (ends.Length > 1) return new RingSorting(places, ends).Write(shapes);
        places.CopyTo(shapes.AddPoints(places.Length / 2));
        shapes.EndRing();
        shapes.EndPart();
        return null;
    }

    ShapeFault? Write(ShapeBuffer shapes)
    {
        var owners = new int[_ends.Length];
        var isMixed = _areas.Any(area => area < 0) && _areas.Any(area => area > 0);
        for (var ring = 0; ring < owners.Length; ring++)
        {
            owners[ring] = isMixed ? OuterAround(ring) : RingAround(ring);
            if (_work > MostWork) return ShapeFault.Damaged("环的嵌套过于复杂", "its rings are nested too intricately");
        }
        var holes = Enumerable.Range(0, owners.Length).Where(ring => owners[ring] != Nobody).ToLookup(ring => owners[ring]);
        for (var ring = 0; ring < owners.Length; ring++)
        {
            if (owners[ring] != Nobody) continue;
            WriteRing(ring, shapes);
            foreach (var hole in holes[ring]) WriteRing(hole, shapes);
            shapes.EndPart();
        }
        return null;
    }

    /// <summary>By winding: a ring that runs clockwise is an outer one, any other lies in the smallest of those around it.</summary>
    int OuterAround(int ring)
    {
        if (_areas[ring] < 0) return Nobody;
        var around = Nobody;
        var candidates = 0;
        foreach (var other in _boxes.Around(ring))
        {
            if (_areas[other] >= 0) continue;
            around = other;
            candidates++;
        }
        if (candidates < 2) return around;
        around = Nobody;
        foreach (var other in _boxes.Around(ring))
        {
            if (_areas[other] < 0 && IsSmaller(other, around) && Holds(other, ring)) around = other;
        }
        return around;
    }

    /// <summary>By nesting alone: a ring inside an odd number of others is a hole in the smallest of them.</summary>
    int RingAround(int ring)
    {
        var around = Nobody;
        var depth = 0;
        foreach (var other in _boxes.Around(ring))
        {
            if (Math.Abs(_areas[other]) <= Math.Abs(_areas[ring]) || !Holds(other, ring)) continue;
            depth++;
            if (IsSmaller(other, around)) around = other;
        }
        return depth % 2 == 1 ? around : Nobody;
    }

    readonly bool IsSmaller(int ring, int than) => than == Nobody || Math.Abs(_areas[ring]) < Math.Abs(_areas[than]);

    /// <summary>Rings of one polygon may touch, but not at two points of three.</summary>
    bool Holds(int outer, int inner)
    {
        var around = Ring(outer);
        var ring = Ring(inner);
        _work += 3L * around.Length / 2;
        if (_work > MostWork) return false;
        var inside = 0;
        for (var i = 0; i < 6; i += 2) inside += IsInside(around, ring[i], ring[i + 1]) ? 1 : 0;
        return inside >= 2;
    }

    readonly ReadOnlySpan<double> Ring(int ring) => _places[(ring == 0 ? 0 : _ends[ring - 1]).._ends[ring]];

    readonly void WriteRing(int ring, ShapeBuffer shapes)
    {
        var points = Ring(ring);
        points.CopyTo(shapes.AddPoints(points.Length / 2));
        shapes.EndRing();
    }

    /// <summary>Twice the area, positive when the ring runs counter-clockwise.</summary>
    static double Area(ReadOnlySpan<double> ring)
    {
        var (originX, originY) = (ring[0], ring[1]);
        double sum = 0, beforeX = 0, beforeY = 0;
        for (var i = 2; i + 1 < ring.Length; i += 2)
        {
            var (x, y) = (ring[i] - originX, ring[i + 1] - originY);
            sum += beforeX * y - x * beforeY;
            (beforeX, beforeY) = (x, y);
        }
        return sum;
    }

    static bool IsInside(ReadOnlySpan<double> ring, double x, double y)
    {
        var inside = false;
        var (beforeX, beforeY) = (ring[^2], ring[^1]);
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var (nextX, nextY) = (ring[i], ring[i + 1]);
            if (nextY > y != beforeY > y && x < (beforeX - nextX) * (y - nextY) / (beforeY - nextY) + nextX) inside = !inside;
            (beforeX, beforeY) = (nextX, nextY);
        }
        return inside;
    }
}
