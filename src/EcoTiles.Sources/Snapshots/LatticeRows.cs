using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Some rows of a batch on the lattice, cleaned, without those that are broken.</summary>
sealed class LatticeRows(TileGrid grid, CoordinateSystem coordinateSystem, Func<long, bool>? isWanted)
{
    readonly Crossings _crossings = new();
    readonly LatticeSquare? _plane = grid.SquareIn(coordinateSystem);
    int[] _lattice = [];
    int _firstPoint;

    public PathSet Paths { get; } = new();

    /// <summary>The rows that are features of <see cref="Paths"/>, one by one.</summary>
    public GrowingArray<int> Kept { get; } = new();

    /// <summary>The box of each of these features.</summary>
    public GrowingArray<LatticeBox> Boxes { get; } = new();

    public List<BadFeature> Refused { get; } = [];

    /// <summary>Polygons that need not be looked at again.</summary>
    public SoundShapes? Sound { get; init; }

    /// <summary>Works on the coordinates of these rows in place; other rows may be worked on at the same time.</summary>
    public void Take(FeatureBatch batch, int fromRow, int toRow)
    {
        Paths.Clear();
        Kept.Shrink(0);
        Boxes.Shrink(0);
        Refused.Clear();
        PutOnLattice(batch.Shapes, fromRow, toRow);
        for (var row = fromRow; row < toRow; row++)
        {
            if (isWanted?.Invoke(batch.Ids[row]) == false || !TryAddShape(batch, row)) continue;
            Paths.EndFeature();
            Kept.Add(row);
            Boxes.Add(Paths.BoxOf(Kept.Count - 1)); // while its points are at hand
        }
    }

    void PutOnLattice(ShapeBuffer shapes, int fromRow, int toRow)
    {
        _firstPoint = shapes.FirstPointOf(fromRow);
        var lonLat = shapes.Coordinates[(2 * _firstPoint)..(2 * shapes.FirstPointOf(toRow))];
        if (_lattice.Length < lonLat.Length) _lattice = new int[lonLat.Length + lonLat.Length / 2];
        if (_plane is { } plane)
        {
            plane.ToLattice(lonLat, _lattice);
            return;
        }
        coordinateSystem.ToLonLat(lonLat);
        grid.ToLattice(lonLat, _lattice);
    }

    bool TryAddShape(FeatureBatch batch, int row)
    {
        var shapes = batch.Shapes;
        var kind = shapes.Kinds[row];
        var part = row == 0 ? 0 : shapes.ShapeEnds[row - 1];
        var firstPath = Paths.PathCount;
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
        if (Paths.PathCount == firstPath)
        {
            Refused.Add(NothingLeft(batch, row));
            return false;
        }
        if (kind == ShapeKind.Polygon && CrossesItself(batch, row, firstPath))
        {
            Paths.DropUnfinished();
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
            Paths.Coordinates.AddRange(LatticeOf(shapes, ring));
        }
        Paths.EndPath(PathRole.Points);
    }

    void AddLine(ShapeBuffer shapes, int part)
    {
        var points = LatticeOf(shapes, part == 0 ? 0 : shapes.PartEnds[part - 1]);
        var length = RingCleaning.Line(points);
        if (length == 0) return;
        Paths.Coordinates.AddRange(points[..length]);
        Paths.EndPath(PathRole.Line);
    }

    void AddPolygon(ShapeBuffer shapes, int part)
    {
        var first = part == 0 ? 0 : shapes.PartEnds[part - 1];
        for (var ring = first; ring < shapes.PartEnds[part]; ring++)
        {
            var points = LatticeOf(shapes, ring);
            points = points[..RingCleaning.Ring(points)];
            var area = RingArea.Doubled(points);
            if (area == 0)
            {
                if (ring == first) return;
                continue;
            }
            RingArea.Orient(points, area, clockwise: ring == first);
            Paths.Coordinates.AddRange(points);
            Paths.EndPath(ring == first ? PathRole.Outer : PathRole.Hole);
        }
    }

    Span<int> LatticeOf(ShapeBuffer shapes, int ring)
    {
        var start = (ring == 0 ? 0 : shapes.RingEnds[ring - 1]) - _firstPoint;
        return _lattice.AsSpan((2 * start)..(2 * (shapes.RingEnds[ring] - _firstPoint)));
    }

    /// <summary>A crossing on the lattice may come from rounding: the shape as it was read has the last word.</summary>
    bool CrossesItself(FeatureBatch batch, int row, int firstPath)
    {
        var start = Paths.StartOf(firstPath);
        var points = Paths.Coordinates.Span[(2 * start)..];
        if (Sound?.Holds(batch.Ids[row], points) == true) return false;
        Span<int> ends = Paths.PathCount - firstPath <= 64 ? stackalloc int[Paths.PathCount - firstPath] : new int[Paths.PathCount - firstPath];
        for (var i = 0; i < ends.Length; i++) ends[i] = Paths.PathEnds[firstPath + i] - start;
        if (!_crossings.TryFind(points, ends, out _) || PolygonValidity.FindFault(batch.Shapes, row) is not { } fault)
        {
            Sound?.Add(batch.Ids[row], points);
            return false;
        }
        Refused.Add(new BadFeature(batch.Ids[row], BadFeatureReasons.SelfIntersection, fault));
        return true;
    }
}
