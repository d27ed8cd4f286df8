using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Cuts the paths of one feature to a box. Polygons stay valid: what a cut leaves open is closed along the border.</summary>
public sealed class Clipper
{
    readonly ClipChains _chains = new();
    readonly GrowingArray<int> _innerRings = new();
    LatticeBox _box;

    /// <summary>Adds what lies inside the box, as one feature, to the result; false when nothing does.</summary>
    public bool Clip(PathSet feature, in LatticeBox box, PathSet result)
    {
        _box = box;
        var before = result.PathCount;
        for (var path = 0; path < feature.PathCount;)
        {
            var end = path + 1;
            switch (feature.Roles[path])
            {
                case PathRole.Points:
                    ClipPoints(feature.Path(path), result);
                    break;
                case PathRole.Line:
                    ClipLine(feature.Path(path), result);
                    break;
                default:
                    while (end < feature.PathCount && feature.Roles[end] == PathRole.Hole) end++;
                    ClipPolygon(feature, path..end, result);
                    break;
            }
            path = end;
        }
        if (result.PathCount == before) return false;
        result.EndFeature();
        return true;
    }

    void ClipPoints(ReadOnlySpan<int> points, PathSet result)
    {
        var before = result.PointCount;
        for (var i = 0; i < points.Length; i += 2)
        {
            if (!ClipStep.IsInside(_box, points[i], points[i + 1])) continue;
            result.Coordinates.Add(points[i]);
            result.Coordinates.Add(points[i + 1]);
        }
        if (result.PointCount > before) result.EndPath(PathRole.Points);
    }

    void ClipLine(ReadOnlySpan<int> points, PathSet result)
    {
        _chains.Start(_box);
        _chains.Collect(points, closed: false);
        _chains.AddLines(result);
    }

    void ClipPolygon(PathSet feature, Range rings, PathSet result)
    {
        _chains.Start(_box);
        _innerRings.Shrink(0);
        for (var ring = rings.Start.Value; ring < rings.End.Value; ring++)
        {
            if (_box.Contains(PathSet.BoxOf(feature.Path(ring)))) _innerRings.Add(ring);
            else _chains.Collect(feature.Path(ring), closed: true);
        }
        var firstLoop = result.PathCount;
        if (_chains.Count > 0) _chains.AddRings(result);
        else if (_innerRings.Count > 0 && _innerRings[0] == rings.Start.Value) AddRing(feature, _innerRings[0], result);
        else if (CoversBox(feature, rings)) _chains.AddBox(result);
        AddHoles(feature, rings, firstLoop, result);
    }

    /// <summary>No ring crosses the border: the box lies in the polygon when its corner does.</summary>
    bool CoversBox(PathSet feature, Range rings)
    {
        var inside = false;
        for (var ring = rings.Start.Value; ring < rings.End.Value; ring++)
        {
            if (!_innerRings.Span.Contains(ring))
                inside ^= RingInside.Contains(feature.Path(ring), _box.MinX - 0.5, _box.MinY - 0.5);
        }
        return inside;
    }

    /// <summary>Puts holes that lie inside the box behind the outer ring that holds them.</summary>
    void AddHoles(PathSet feature, Range rings, int firstLoop, PathSet result)
    {
        var loops = result.PathCount - firstLoop;
        var holes = _innerRings.Span;
        if (holes.Length > 0 && holes[0] == rings.Start.Value) holes = holes[1..];
        if (loops == 0 || holes.Length == 0) return;
        if (loops == 1)
        {
            foreach (var hole in holes) AddRing(feature, hole, result);
            return;
        }
        var outers = new PathSet();
        for (var loop = firstLoop; loop < firstLoop + loops; loop++)
        {
            outers.Coordinates.AddRange(result.Path(loop));
            outers.EndPath(PathRole.Outer);
        }
        result.DropPathsFrom(firstLoop);
        for (var loop = 0; loop < loops; loop++)
        {
            AddRing(outers, loop, result);
            foreach (var hole in holes)
            {
                if (RingInside.HoldsRing(outers.Path(loop), feature.Path(hole))) AddRing(feature, hole, result);
            }
        }
    }

    static void AddRing(PathSet from, int ring, PathSet result)
    {
        result.Coordinates.AddRange(from.Path(ring));
        result.EndPath(from.Roles[ring]);
    }
}
