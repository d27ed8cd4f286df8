using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Makes the layer of what lies around the polygons of a layer: one polygon with their outer rings as holes, which
/// reaches as far beyond them as they are wide and high.
/// </summary>
static class OutsideSnapshot
{
    public static LayerSnapshot Build(LayerSnapshot layer)
    {
        var whole = layer.Finest.Features;
        if (whole.Count == 0) return layer;
        var reach = Around(layer.Bounds);
        var features = new RungFeatures(
            new PackedHilbertTree([reach]), [whole.Ids[0]], [ShapeKind.Polygon], whole.Attributes.ForClasses([whole.Attributes.ClassOf[0]]), [0]);
        Rung[] rungs = [.. layer.Rungs.Where(rung => !layer.IsOverview(rung)).Select(rung => Outside(rung, reach, features))];
        return new LayerSnapshot(layer.Grid, rungs, new RefusedFeatures(), rungs[^1].Bytes);
    }

    static Rung Outside(Rung rung, in LatticeBox reach, RungFeatures features)
    {
        var inside = new PathSet();
        for (var row = 0; row < rung.Features.Count; row++)
        {
            if (!rung.Record(row).IsEmpty) PathRecord.Read(rung.Record(row), rung.Features.Kinds[row], inside);
        }
        var (outer, holes, islands) = (new PathSet(), new PathSet(), new PathSet());
        AddBox(outer, reach.Coarser(TileGrid.LatticeZoom - rung.Zoom));
        for (var path = 0; path < inside.PathCount; path++)
        {
            if (inside.Roles[path] == PathRole.Outer) AddTurned(holes, inside.Path(path), PathRole.Hole);
            else if (inside.Roles[path] == PathRole.Hole) AddTurned(islands, inside.Path(path), PathRole.Outer);
        }
        var outside = new PathSet();
        foreach (var part in (PathSet[])[outer, holes, islands])
        {
            for (var path = 0; path < part.PathCount; path++)
            {
                outside.Coordinates.AddRange(part.Path(path));
                outside.EndPath(part.Roles[path]);
            }
        }
        outside.EndFeature();
        return RungMaker.MakeRounded(outside, [0], features, rung.Zoom);
    }

    static LatticeBox Around(in LatticeBox box)
    {
        var (width, height) = ((long)box.MaxX - box.MinX, (long)box.MaxY - box.MinY);
        return new LatticeBox(
            (int)Math.Max(int.MinValue, box.MinX - width), (int)Math.Max(int.MinValue, box.MinY - height),
            (int)Math.Min(int.MaxValue, box.MaxX + width), (int)Math.Min(int.MaxValue, box.MaxY + height));
    }

    static void AddBox(PathSet paths, in LatticeBox box)
    {
        paths.Coordinates.AddRange([box.MinX, box.MinY, box.MaxX, box.MinY, box.MaxX, box.MaxY, box.MinX, box.MaxY]);
        paths.EndPath(PathRole.Outer);
    }

    static void AddTurned(PathSet paths, ReadOnlySpan<int> ring, PathRole role)
    {
        var start = paths.Coordinates.Count;
        paths.Coordinates.AddRange(ring);
        RingArea.Orient(paths.Coordinates.Span[start..], clockwise: role == PathRole.Outer);
        paths.EndPath(role);
    }
}
