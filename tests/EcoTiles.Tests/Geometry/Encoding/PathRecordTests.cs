using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Encoding;

public sealed class PathRecordTests
{
    [Fact]
    public void Points_lines_and_polygons_come_back_as_they_were()
    {
        var random = new Random(2);
        for (var i = 0; i < 500; i++)
        {
            var reach = random.NextDouble() < 0.1 ? 1.5e9 : 5000;
            AssertComesBack(Points(random, reach), ShapeKind.Point);
            AssertComesBack(Lines(random, reach), ShapeKind.Line);
            AssertComesBack(Polygons(random, reach), ShapeKind.Polygon);
        }
    }

    [Fact]
    public void The_commands_are_those_of_a_vector_tile()
    {
        var record = new GrowingArray<byte>();
        Assert.True(PathRecord.Append(record, [3, 6, 8, 12, 20, 34], [3], [PathRole.Outer]));
        // The example of the MVT specification, 4.3.5.4, without the first point's parameters.
        Assert.Equal([3, 0, 0, 0, 6, 0, 0, 0, 9, 18, 10, 12, 24, 44, 15], record.ToArray());
        Assert.Equal((3, 6), PathRecord.FirstPoint(record.Span));
    }

    [Fact]
    public void Collapsed_rings_are_dropped_and_so_are_the_holes_of_a_dropped_outer_ring()
    {
        var record = new GrowingArray<byte>();
        int[] coordinates =
        [
            0, 0, 9, 0, 9, 9, 0, 9, // stays
            2, 2, 5, 5, 2, 2, // a hole that is a spike
            50, 50, 60, 60, 70, 70, // an outer ring without area
            51, 51, 51, 53, 53, 53, // its hole
            20, 20, 20, 30, 30, 30, // an outer ring that was turned over
            40, 40, 49, 40, 49, 49, // stays
            47, 42, 46, 43, 47, 44, // stays
        ];
        PathRole[] roles =
            [PathRole.Outer, PathRole.Hole, PathRole.Outer, PathRole.Hole, PathRole.Outer, PathRole.Outer, PathRole.Hole];
        Assert.True(PathRecord.Append(record, coordinates, [4, 7, 10, 13, 16, 19, 22], roles));
        var read = new PathSet();
        PathRecord.Read(record.Span, ShapeKind.Polygon, read);
        Assert.Equal([PathRole.Outer, PathRole.Outer, PathRole.Hole], read.Roles.ToArray());
        Assert.Equal([0, 0, 9, 0, 9, 9, 0, 9, 40, 40, 49, 40, 49, 49, 47, 42, 46, 43, 47, 44], read.Coordinates.ToArray());
    }

    [Fact]
    public void Nothing_is_appended_when_nothing_is_left()
    {
        var record = new GrowingArray<byte>();
        record.Add(7);
        Assert.False(PathRecord.Append(record, [1, 1, 1, 1], [2], [PathRole.Line]));
        Assert.False(PathRecord.Append(record, [1, 1, 2, 2, 3, 3], [3], [PathRole.Outer]));
        Assert.Equal([7], record.ToArray());
    }

    static void AssertComesBack(PathSet paths, ShapeKind kind)
    {
        var record = new GrowingArray<byte>();
        Assert.True(PathRecord.Append(record, paths.Coordinates.ToArray(), paths.PathEnds.Span, paths.Roles.Span));
        var read = new PathSet();
        PathRecord.Read(record.Span, kind, read);
        Assert.Equal(paths.Coordinates.ToArray(), read.Coordinates.ToArray());
        Assert.Equal(paths.PathEnds.ToArray(), read.PathEnds.ToArray());
        Assert.Equal(paths.Roles.ToArray(), read.Roles.ToArray());
        Assert.Equal(1, read.FeatureCount);
    }

    static PathSet Points(Random random, double reach)
    {
        var paths = new PathSet();
        for (var i = random.Next(1, 9); i > 0; i--) AddPoint(paths, random, reach);
        paths.EndPath(PathRole.Points);
        return paths;
    }

    static PathSet Lines(Random random, double reach)
    {
        var paths = new PathSet();
        for (var line = random.Next(1, 4); line > 0; line--)
        {
            for (var i = random.Next(2, 9); i > 0; i--) AddPoint(paths, random, reach);
            paths.EndPath(PathRole.Line);
        }
        return paths;
    }

    static PathSet Polygons(Random random, double reach)
    {
        var paths = new PathSet();
        for (var part = random.Next(1, 4); part > 0; part--)
        {
            var outer = Drawn.Star(random, random.Next(-500, 500), random.Next(-500, 500), reach / 2, reach, random.Next(5, 40));
            var hole = Drawn.Star(random, 0, 0, reach / 20, reach / 9, random.Next(5, 40));
            if (random.Next(2) == 0) Drawn.AddPolygon(paths, outer, hole);
            else Drawn.AddPolygon(paths, outer);
        }
        return paths;
    }

    static void AddPoint(PathSet paths, Random random, double reach)
    {
        paths.Coordinates.Add((int)((2 * random.NextDouble() - 1) * reach));
        paths.Coordinates.Add((int)((2 * random.NextDouble() - 1) * reach));
    }
}
