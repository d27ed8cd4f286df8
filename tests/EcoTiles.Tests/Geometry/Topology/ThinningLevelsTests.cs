using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Tests.Geometry.Topology;

public sealed class ThinningLevelsTests
{
    [Fact]
    public void A_point_is_needed_from_the_zoom_on_at_which_it_stands_out_by_more_than_two_steps()
    {
        // Three steps of zoom 20 beside the line; then 3 * 16 steps.
        Assert.Equal([0, 20, 0], Weigh(Drawn.Line(0, 0, 1000, 3, 2000, 0)));
        Assert.Equal([0, 16, 0], Weigh(Drawn.Line(0, 0, 1000, 48, 2000, 0)));
        Assert.Equal([0, ThinningLevels.Never, 0], Weigh(Drawn.Line(0, 0, 1000, 2, 2000, 0)));
    }

    [Fact]
    public void Both_sides_keep_the_same_points_whatever_the_start_and_the_way_of_their_rings()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var coverage = Drawn.Coverage(seed, 30, 30, 1 << 10, 2 + seed / 2, 1 + seed % 5);
            var turned = Turned(coverage, new Random(seed));
            AssertAgree([(coverage, Weigh(coverage)), (turned, Weigh(turned))]);
        }
    }

    [Fact]
    public void No_point_that_is_left_out_lies_further_from_what_is_left_than_allowed()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var coverage = Drawn.Coverage(seed, 40, 40, 1 << 12, 3 + seed, 4);
            var levels = Weigh(coverage);
            for (var zoom = 0; zoom <= TileGrid.LatticeZoom; zoom++)
            {
                for (var path = 0; path < coverage.PathCount; path++) AssertNear(coverage, path, levels, zoom);
            }
        }
    }

    [Fact]
    public void A_ring_without_junctions_keeps_two_points_at_least_and_the_same_wherever_it_starts()
    {
        var random = new Random(20);
        for (var i = 0; i < 200; i++)
        {
            var ring = Drawn.Star(random, 0, 0, 1e6, 3e6, random.Next(3, 50));
            var island = Drawn.Polygon(ring);
            var lake = Turned(island, random);
            var (islandLevels, lakeLevels) = (Weigh(island), Weigh(lake));
            Assert.True(islandLevels.Count(level => level == 0) >= 2);
            AssertAgree([(island, islandLevels), (lake, lakeLevels)]);
        }
    }

    [Fact]
    public void A_thinned_path_can_be_weighed_again_on_the_lattice_of_its_own_zoom() =>
        Assert.Equal([0, 10, 0], ThinningLevels.Weigh(Drawn.Line(0, 0, 1000, 3, 2000, 0), [true, false, true], latticeZoom: 10));

    [Fact]
    public void What_was_weighed_before_changes_no_level()
    {
        var coverage = Drawn.Coverage(7, 60, 60, 1 << 12, 40, 4);
        var junctions = Junctions.Find([coverage])[0];
        var together = ThinningLevels.Weigh(coverage, junctions);
        for (var path = 0; path < coverage.PathCount; path++)
        {
            var points = coverage.StartOf(path)..coverage.PathEnds[path];
            var alone = new PathSet();
            alone.Coordinates.AddRange(coverage.Path(path));
            alone.EndPath(coverage.Roles[path]);
            Assert.Equal(ThinningLevels.Weigh(alone, junctions[points]), together[points]);
        }
    }

    static byte[] Weigh(PathSet paths) => ThinningLevels.Weigh(paths, Junctions.Find([paths])[0]);

    static void AssertAgree((PathSet Paths, byte[] Levels)[] sets)
    {
        var levelAt = new Dictionary<(int, int), byte>();
        foreach (var (paths, levels) in sets)
        {
            for (var point = 0; point < paths.PointCount; point++)
            {
                var place = (paths.Coordinates[2 * point], paths.Coordinates[2 * point + 1]);
                if (levelAt.TryGetValue(place, out var level)) Assert.Equal(level, levels[point]);
                else levelAt.Add(place, levels[point]);
            }
        }
    }

    static void AssertNear(PathSet paths, int path, byte[] levels, int zoom)
    {
        var start = paths.StartOf(path);
        var ring = Oracle.Closed(paths.Path(path))[..^1];
        var kept = Enumerable.Range(0, ring.Length).Where(i => levels[start + i] <= zoom).ToArray();
        if (kept.Length < 2) return;
        var most = ThinningLevels.ToleranceSteps * (1 << (TileGrid.LatticeZoom - zoom)) * (1 + 1e-9);
        for (var i = 0; i < kept.Length; i++)
        {
            int from = kept[i], to = kept[(i + 1) % kept.Length];
            for (var point = (from + 1) % ring.Length; point != to; point = (point + 1) % ring.Length)
                Assert.True(NetTopologySuite.Algorithm.DistanceComputer.PointToSegment(ring[point], ring[from], ring[to]) <= most);
        }
    }

    /// <summary>The same rings from other first points, and walked the other way.</summary>
    static PathSet Turned(PathSet paths, Random random)
    {
        var turned = new PathSet();
        for (var feature = 0; feature < paths.FeatureCount; feature++)
        {
            var range = paths.PathsOf(feature);
            for (var path = range.Start.Value; path < range.End.Value; path++)
            {
                var ring = paths.Path(path).ToArray();
                var first = 2 * random.Next(ring.Length / 2);
                ring = [.. ring[first..], .. ring[..first]];
                RingArea.Orient(ring, clockwise: RingArea.Doubled(ring) < 0);
                turned.Coordinates.AddRange(ring);
                turned.EndPath(paths.Roles[path]);
            }
            turned.EndFeature();
        }
        return turned;
    }
}
