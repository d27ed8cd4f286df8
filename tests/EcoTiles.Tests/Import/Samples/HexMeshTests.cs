using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Mesh;
using NetTopologySuite.Geometries;

namespace EcoTiles.Tests.Import.Samples;

public sealed class HexMeshTests
{
    static readonly HexMesh Mesh = new(113, 33, 0.01, 0.008, 12, 10, 7, fine: true);

    [Fact]
    public void A_side_reads_the_same_from_both_cells()
    {
        const int Cell = 55;
        for (var side = 0; side < 6; side++)
        {
            var across = Mesh.Neighbour(Cell, side);
            var own = Side(Cell, side).Append(Side(Cell, (side + 1) % 6)[0]);
            var other = Side(across, (side + 3) % 6).Append(Side(across, (side + 4) % 6)[0]);
            Assert.Equal(own, other.Reverse());
        }
    }

    [Fact]
    public void Every_cell_is_valid_and_has_forty_one_points()
    {
        var shapes = new ShapeBuffer();
        for (var cell = 0; cell < Mesh.Count; cell++) MeshDissolve.AddCell(Mesh, cell, shapes);

        for (var cell = 0; cell < Mesh.Count; cell++)
        {
            var polygon = PolygonAt(shapes, cell);
            Assert.True(polygon.IsValid);
            Assert.Equal(41, polygon.NumPoints);
        }
    }

    [Fact]
    public void The_cell_at_a_centre_is_that_cell()
    {
        for (var cell = 0; cell < Mesh.Count; cell++) Assert.Equal(cell,
            Mesh.CellAt(Mesh.CentreX(cell), Mesh.CentreY(cell)));
    }

    [Fact]
    public void A_dissolved_ring_of_cells_has_a_hole_where_its_middle_is()
    {
        const int Middle = 55;
        var labels = Enumerable.Repeat(-1, Mesh.Count).ToArray();
        for (var side = 0; side < 6; side++) labels[Mesh.Neighbour(Middle, side)] = 0;

        var shapes = MeshDissolve.ByLabel(Mesh, labels, 1);

        Assert.Equal(1, shapes.PartEnds.Length);
        Assert.Equal(2, shapes.RingEnds.Length);
        Assert.True(shapes.RingEnds[0] > shapes.RingEnds[1] - shapes.RingEnds[0]); // the outer ring comes first
    }

    [Fact]
    public void Random_dissolves_are_valid()
    {
        for (var seed = 1UL; seed < 40; seed++)
        {
            var labels = Enumerable.Range(0, Mesh.Count)
                .Select(cell => SeededHash.Below(SeededHash.Mix(seed, cell), 3)).ToArray();
            var shapes = MeshDissolve.ByLabel(new HexMesh(113, 33, 0.01, 0.008, 12, 10, seed, fine: false), labels, 3);
            for (var label = 0; label < 3; label++) Assert.True(PolygonAt(shapes, label).IsValid);
        }
    }

    [Fact]
    public void Crumbs_go_to_the_neighbour_they_touch_most()
    {
        var labels = new int[Mesh.Count];
        labels[55] = 9;

        MeshRegions.DropCrumbs(Mesh, labels, 2);

        Assert.Equal(0, labels[55]);
    }

    static List<(double, double)> Side(int cell, int side)
    {
        var points = new double[2 * HexMesh.MostSidePoints];
        var written = Mesh.WriteSide(cell, side, points);
        return [.. Enumerable.Range(0, written / 2).Select(i => (points[2 * i], points[2 * i + 1]))];
    }

    static MultiPolygon PolygonAt(ShapeBuffer shapes, int shape)
    {
        var polygons = new List<Polygon>();
        for (var part = shape == 0 ? 0 : shapes.ShapeEnds[shape - 1]; part < shapes.ShapeEnds[shape]; part++)
        {
            var rings = new List<LinearRing>();
            for (var ring = part == 0 ? 0 : shapes.PartEnds[part - 1]; ring < shapes.PartEnds[part]; ring++)
            {
                var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
                var points = new Coordinate[shapes.RingEnds[ring] - start];
                for (var i = 0; i < points.Length; i++) points[i] = new(shapes.Coordinates[2 * (start + i)],
                    shapes.Coordinates[2 * (start + i) + 1]);
                rings.Add(new LinearRing(points));
            }
            polygons.Add(new Polygon(rings[0], [.. rings.Skip(1)]));
        }
        return new MultiPolygon([.. polygons]);
    }
}
