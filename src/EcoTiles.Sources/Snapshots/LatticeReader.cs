using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Reads a source into a <see cref="RawLayer"/>: projects, puts on the lattice, cleans, refuses what is broken.</summary>
sealed class LatticeReader(RawLayer layer, TileGrid grid, CoordinateSystem coordinateSystem)
{
    readonly Crossings _crossings = new();
    int[] _lattice = [];

    public static async Task<RawLayer> ReadAsync(
        IFeatureSource source, FeatureQuery query, TileGrid grid, CancellationToken cancellationToken)
    {
        var layer = new RawLayer(source.Schema, query.Columns);
        var coordinateSystem = CoordinateSystem.Find(source.Schema.Srid)
            ?? throw new InvalidOperationException($"EPSG:{source.Schema.Srid} has no projection");
        var reader = new LatticeReader(layer, grid, coordinateSystem);
        await foreach (var batch in source.ReadAsync(query, cancellationToken)) reader.Add(batch);
        return layer;
    }

    void Add(FeatureBatch batch)
    {
        foreach (var bad in batch.Bad) layer.Refused.Add(bad);
        var lonLat = batch.Shapes.Coordinates;
        coordinateSystem.ToLonLat(lonLat);
        if (_lattice.Length < lonLat.Length) _lattice = new int[lonLat.Length + lonLat.Length / 2];
        grid.ToLattice(lonLat, _lattice);
        for (var row = 0; row < batch.Count; row++)
        {
            if (!TryAddShape(batch, row)) continue;
            layer.Paths.EndFeature();
            layer.Ids.Add(batch.Ids[row]);
            layer.Kinds.Add(batch.Shapes.Kinds[row]);
            layer.Attributes.Add(batch, row);
        }
    }

    bool TryAddShape(FeatureBatch batch, int row)
    {
        var shapes = batch.Shapes;
        var kind = shapes.Kinds[row];
        var part = row == 0 ? 0 : shapes.ShapeEnds[row - 1];
        var firstPath = layer.Paths.PathCount;
        if (kind == ShapeKind.Point)
        {
            AddPoints(shapes, part, shapes.ShapeEnds[row]);
        }
        else
        {
            for (; part < shapes.ShapeEnds[row]; part++)
            {
                if (kind == ShapeKind.Line) AddLine(shapes, part);
                else AddPolygon(shapes, part);
            }
        }
        if (layer.Paths.PathCount == firstPath)
        {
            layer.Refused.Add(NothingLeft(batch, row));
            return false;
        }
        if (kind == ShapeKind.Polygon && CrossesItself(batch, row, firstPath))
        {
            layer.Paths.DropUnfinished();
            return false;
        }
        return true;
    }

    /// <summary>Too small for the lattice, or a ring whose two halves run opposite ways: the areas of a bow-tie cancel out.</summary>
    static BadFeature NothingLeft(FeatureBatch batch, int row) =>
        batch.Shapes.Kinds[row] == ShapeKind.Polygon && PolygonValidity.FindFault(batch.Shapes, row) is { } fault
            ? new BadFeature(batch.Ids[row], BadFeatureReasons.SelfIntersection, fault)
            : new BadFeature(batch.Ids[row], BadFeatureReasons.Empty, "nothing is left on the lattice");

    void AddPoints(ShapeBuffer shapes, int part, int partEnd)
    {
        for (; part < partEnd; part++)
        {
            var ring = part == 0 ? 0 : shapes.PartEnds[part - 1];
            layer.Paths.Coordinates.AddRange(LatticeOf(shapes, ring));
        }
        layer.Paths.EndPath(PathRole.Points);
    }

    void AddLine(ShapeBuffer shapes, int part)
    {
        var points = LatticeOf(shapes, part == 0 ? 0 : shapes.PartEnds[part - 1]);
        var length = RingCleaning.Line(points);
        if (length == 0) return;
        layer.Paths.Coordinates.AddRange(points[..length]);
        layer.Paths.EndPath(PathRole.Line);
    }

    void AddPolygon(ShapeBuffer shapes, int part)
    {
        var first = part == 0 ? 0 : shapes.PartEnds[part - 1];
        for (var ring = first; ring < shapes.PartEnds[part]; ring++)
        {
            var points = LatticeOf(shapes, ring);
            points = points[..RingCleaning.Ring(points)];
            if (points.Length == 0 || RingArea.Doubled(points) == 0)
            {
                if (ring == first) return;
                continue;
            }
            RingArea.Orient(points, clockwise: ring == first);
            layer.Paths.Coordinates.AddRange(points);
            layer.Paths.EndPath(ring == first ? PathRole.Outer : PathRole.Hole);
        }
    }

    Span<int> LatticeOf(ShapeBuffer shapes, int ring)
    {
        var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
        return _lattice.AsSpan((2 * start)..(2 * shapes.RingEnds[ring]));
    }

    /// <summary>A crossing on the lattice may come from rounding: the shape as it was read has the last word.</summary>
    bool CrossesItself(FeatureBatch batch, int row, int firstPath)
    {
        var paths = layer.Paths;
        var start = paths.StartOf(firstPath);
        Span<int> ends = paths.PathCount - firstPath <= 64 ? stackalloc int[paths.PathCount - firstPath] : new int[paths.PathCount - firstPath];
        for (var i = 0; i < ends.Length; i++) ends[i] = paths.PathEnds[firstPath + i] - start;
        if (!_crossings.TryFind(paths.Coordinates.Span[(2 * start)..], ends, out _)) return false;
        if (PolygonValidity.FindFault(batch.Shapes, row) is not { } fault) return false;
        layer.Refused.Add(new BadFeature(batch.Ids[row], BadFeatureReasons.SelfIntersection, fault));
        return true;
    }
}
