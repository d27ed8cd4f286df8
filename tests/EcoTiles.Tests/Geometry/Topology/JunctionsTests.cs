using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Tests.Geometry.Topology;

public sealed class JunctionsTests
{
    [Fact]
    public void Junctions_are_where_neighbours_part()
    {
        var paths = new PathSet();
        //  0───1───2
        //  │   │   │     1 and 4 are where the two squares meet
        //  3───4───5
        Drawn.AddPolygon(paths, [0, 0, 9, 0, 9, 9, 0, 9]);
        paths.EndFeature();
        Drawn.AddPolygon(paths, [9, 0, 18, 0, 18, 9, 9, 9]);
        paths.EndFeature();
        Assert.Equal([false, true, true, false, true, false, false, true], Junctions.Find([paths])[0]);
    }

    [Fact]
    public void The_ends_of_lines_are_junctions() =>
        Assert.Equal([true, false, true], Junctions.Find([Drawn.Line(0, 0, 5, 5, 9, 0)])[0]);

    [Fact]
    public void They_are_those_of_a_plain_dictionary_on_random_coverages()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var coverage = Drawn.Coverage(seed, 30, 30, 20, 2 + seed, 4);
            var finer = Drawn.Quads(new Random(seed), 30, 30, 20, -300, -300);
            var lines = Drawn.Line([.. coverage.Path(0)[..(2 * Math.Min(9, coverage.Path(0).Length / 2))]]);
            PathSet[] family = [coverage, finer, lines];
            var found = Junctions.Find(family);
            var right = Plainly(family);
            for (var i = 0; i < family.Length; i++) Assert.Equal(right[i], found[i]);
        }
    }

    [Fact]
    public void A_set_that_lies_in_many_cells_has_those_of_a_plain_dictionary()
    {
        // Some 90,000 points in a corner of the world, and a polygon around all of it.
        var coverage = Drawn.Quads(new Random(7), 150, 150, 20, -1500, -1500);
        var world = new PathSet();
        Drawn.AddPolygon(world, [int.MinValue, int.MinValue, int.MaxValue, int.MinValue, int.MaxValue, int.MaxValue, int.MinValue, int.MaxValue]);
        world.EndFeature();
        PathSet[] family = [coverage, world];
        var found = Junctions.Find(family);
        var right = Plainly(family);
        for (var i = 0; i < family.Length; i++) Assert.Equal(right[i], found[i]);
        found = Junctions.Find([coverage]);
        Assert.Equal(right[0], found[0]);
    }

    static bool[][] Plainly(PathSet[] family)
    {
        var seen = new Dictionary<(int, int), HashSet<((int, int), (int, int))>>();
        foreach (var paths in family)
        {
            for (var path = 0; path < paths.PathCount; path++)
            {
                var points = Points(paths, path);
                for (var i = 0; i < points.Length; i++)
                {
                    var (before, after) = (points[(i + points.Length - 1) % points.Length], points[(i + 1) % points.Length]);
                    if (before.CompareTo(after) > 0) (before, after) = (after, before);
                    if (!seen.TryGetValue(points[i], out var neighbours)) seen.Add(points[i], neighbours = []);
                    neighbours.Add((before, after));
                }
            }
        }
        return [.. family.Select(paths => Enumerable.Range(0, paths.PathCount).SelectMany(path =>
        {
            var points = Points(paths, path);
            var isOpen = paths.Roles[path] == PathRole.Line;
            return points.Select((point, i) => seen[point].Count > 1 || (isOpen && (i == 0 || i == points.Length - 1)));
        }).ToArray())];
    }

    static (int X, int Y)[] Points(PathSet paths, int path)
    {
        var points = paths.Path(path).ToArray();
        return [.. Enumerable.Range(0, points.Length / 2).Select(i => (points[2 * i], points[2 * i + 1]))];
    }
}
