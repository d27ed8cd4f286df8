using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Samples.Mesh;

/// <summary>Joins cells of equal label to polygons by walking the sides between unequal ones.</summary>
/// <remarks>
/// Three cells meet at every corner, so a walk that keeps its own cells on the left always has exactly one way on:
/// rings are simple, and neither rings nor parts touch in single points.
/// </remarks>
public static class MeshDissolve
{
    /// <summary>One shape a label, from 0 up to <paramref name="count"/>; cells with other labels are left out.</summary>
    public static ShapeBuffer ByLabel(HexMesh mesh, ReadOnlySpan<int> labels, int count)
    {
        var (parts, partLabels) = MeshRegions.Components(mesh, labels);
        var rings = FindRings(mesh, labels, parts, partLabels.Count, count);
        var partsOfLabel = new List<int>[count];
        for (var part = 0; part < partLabels.Count; part++)
            if (partLabels[part] < count) (partsOfLabel[partLabels[part]] ??= []).Add(part);

        var shapes = new ShapeBuffer();
        for (var label = 0; label < count; label++)
        {
            foreach (var part in partsOfLabel[label] ?? [])
            {
                foreach (var (cell, side) in rings[part]!) WriteRing(mesh, labels, cell, side,
                    shapes); // every part has a ring
                shapes.EndPart();
            }
            shapes.EndShape(ShapeKind.Polygon);
        }
        return shapes;
    }

    /// <summary>One shape of all cells that are in the set.</summary>
    public static ShapeBuffer Of(HexMesh mesh, ReadOnlySpan<bool> cells)
    {
        var labels = new int[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++) labels[cell] = cells[cell] ? 0 : -1;
        return ByLabel(mesh, labels, 1);
    }

    /// <summary>The ring of a single cell.</summary>
    public static void AddCell(HexMesh mesh, int cell, ShapeBuffer shapes)
    {
        Span<double> side = stackalloc double[2 * HexMesh.MostSidePoints];
        Span<double> first = stackalloc double[2];
        for (var k = 0; k < 6; k++)
        {
            var written = mesh.WriteSide(cell, k, side);
            if (k == 0) side[..2].CopyTo(first);
            side[..written].CopyTo(shapes.AddPoints(written / 2));
        }
        first.CopyTo(shapes.AddPoints(1));
        shapes.EndRing();
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Polygon);
    }

    /// <summary>For each part where its rings start: the outer one first, as a part's first cell lies on its southern edge.</summary>
    static List<(int Cell, int Side)>?[] FindRings(
        HexMesh mesh, ReadOnlySpan<int> labels, int[] parts, int partCount, int labelCount)
    {
        var rings = new List<(int, int)>?[partCount];
        var walked = new byte[mesh.Count]; // a bit a side
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            if (labels[cell] < 0 || labels[cell] >= labelCount) continue;
            for (var k = 0; k < 6; k++)
            {
                var side = (k + 4) % 6; // south-west first
                if ((walked[cell] & (1 << side)) != 0 || !IsEdge(mesh, labels, cell, side)) continue;
                (rings[parts[cell]] ??= []).Add((cell, side));
                var (atCell, atSide) = (cell, side);
                do
                {
                    walked[atCell] |= (byte)(1 << atSide);
                    (atCell, atSide) = Next(mesh, labels, atCell, atSide);
                }
                while ((atCell, atSide) != (cell, side));
            }
        }
        return rings;
    }

    static void WriteRing(HexMesh mesh, ReadOnlySpan<int> labels, int cell, int side, ShapeBuffer shapes)
    {
        Span<double> points = stackalloc double[2 * HexMesh.MostSidePoints];
        double firstX = 0, firstY = 0;
        var (atCell, atSide) = (cell, side);
        var isFirst = true;
        do
        {
            var written = mesh.WriteSide(atCell, atSide, points);
            if (isFirst) (firstX, firstY, isFirst) = (points[0], points[1], false);
            points[..written].CopyTo(shapes.AddPoints(written / 2));
            (atCell, atSide) = Next(mesh, labels, atCell, atSide);
        }
        while ((atCell, atSide) != (cell, side));
        shapes.AddPoint(firstX, firstY);
        shapes.EndRing();
    }

    static bool IsEdge(HexMesh mesh, ReadOnlySpan<int> labels, int cell, int side)
    {
        var across = mesh.Neighbour(cell, side);
        return across < 0 || labels[across] != labels[cell];
    }

    static (int Cell, int Side) Next(HexMesh mesh, ReadOnlySpan<int> labels, int cell, int side)
    {
        var turn = (side + 1) % 6;
        return IsEdge(mesh, labels, cell, turn) ? (cell, turn) : (mesh.Neighbour(cell, turn), (turn + 4) % 6);
    }
}
