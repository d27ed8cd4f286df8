using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;
using NetTopologySuite.Geometries.Utilities;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace EcoTiles.Tests.Geometry.Topology;

public sealed class LatticeRepairTests
{
    [Fact]
    public void An_edge_that_passes_by_a_point_is_led_through_it()
    {
        // The long edge comes within half a step of the corner of the square above it.
        var paths = new PathSet();
        Drawn.AddPolygon(paths, [0, 0, 1000, 11, 1000, 500, 0, 500]);
        paths.EndFeature();
        Drawn.AddPolygon(paths, [500, 5, 480, -300, 520, -300]);
        paths.EndFeature();
        var rounded = new LatticeRepair([paths]).Round([new byte[paths.PointCount]], 20)[0];
        Assert.Equal([0, 0, 500, 5, 1000, 11, 1000, 500, 0, 500], rounded.Path(0).ToArray());
    }

    [Fact]
    public void Points_come_back_where_thinning_made_edges_cross()
    {
        // The bump of the lower polygon goes; the upper one's needle would then reach through the straight edge.
        var paths = new PathSet();
        Drawn.AddPolygon(paths, [0, 0, 500, 90, 1000, 0, 1000, 900, 0, 900]);
        paths.EndFeature();
        Drawn.AddPolygon(paths, [480, -500, 520, -500, 500, 60]);
        paths.EndFeature();
        byte[] levels = [0, 21, 0, 0, 0, 0, 0, 0];
        var rounded = new LatticeRepair([paths]).Round([levels], 20)[0];
        Assert.Equal(paths.Coordinates.ToArray(), rounded.Coordinates.ToArray());
        Assert.Equal(20, levels[1]);
    }

    [Fact]
    public void A_coverage_that_is_rounded_stays_one()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var coverage = Drawn.Coverage(seed, 40, 40, 1 << 8, 6 + seed, 1 + seed % 5);
            AssertStaysCoverage(coverage, [20, 17, 15, 14, 13, 12, 11], $"seed {seed}");
        }
    }

    [Fact]
    public void No_part_of_an_area_is_turned_over()
    {
        for (var seed = 26; seed < 32; seed++)
        {
            var coverage = Drawn.Coverage(seed, 40, 40, 256, 35, 5);
            var levels = ThinningLevels.Weigh(coverage, Junctions.Find([coverage])[0]);
            var repair = new LatticeRepair([coverage]);
            foreach (var zoom in (int[])[13, 12, 11, 10])
            {
                var encoded = Encoded(repair.Round([levels], zoom)[0]);
                for (var feature = 0; feature < encoded.FeatureCount; feature++)
                {
                    // What is turned over counts as less than nothing in the one, and as covered in the other.
                    var shape = Oracle.Feature(encoded, feature);
                    Assert.True(shape.Area == GeometryFixer.Fix(shape).Area, $"seed {seed}, zoom {zoom}, area {feature}: {shape}");
                }
            }
        }
    }

    [Fact]
    public void Narrow_necks_and_dense_meshes_are_rounded_in_time()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var quads = Drawn.Quads(new Random(seed), 40, 40, 40);
            AssertStaysCoverage(quads, [20, 18, 16, 14], $"quads {seed}");
            var necks = Drawn.Coverage(100 + seed, 50, 50, 40, 40, 8);
            AssertStaysCoverage(necks, [20, 18, 17, 16, 15], $"necks {seed}");
        }
    }

    [Fact]
    public void Layers_of_a_family_keep_their_common_edges()
    {
        var random = new Random(3);
        var quads = Drawn.Quads(random, 30, 30, 1 << 8);
        var regions = CoverageOverview.Merge(quads, Drawn.Labels(random, 30, 30, 8, 4), 0).Paths;
        var whole = CoverageOverview.Merge(quads, new int[quads.FeatureCount], 0).Paths;
        PathSet[] family = [regions, whole];
        var junctions = Junctions.Find(family);
        byte[][] levels = [.. family.Select((paths, i) => ThinningLevels.Weigh(paths, junctions[i]))];
        var repair = new LatticeRepair(family);
        for (var zoom = 20; zoom > 10; zoom -= 2)
        {
            var rounded = repair.Round(levels, zoom);
            Assert.Equal(Oracle.DoubledArea(Encoded(rounded[1])), Oracle.DoubledArea(Encoded(rounded[0])));
        }
    }

    static void AssertStaysCoverage(PathSet coverage, int[] zooms, string name)
    {
        PathSet[] family = [coverage, CoverageOverview.Merge(coverage, new int[coverage.FeatureCount], 0).Paths];
        var junctions = Junctions.Find(family);
        byte[][] levels = [.. family.Select((paths, i) => ThinningLevels.Weigh(paths, junctions[i]))];
        var repair = new LatticeRepair(family);
        foreach (var zoom in zooms)
        {
            var together = repair.Round(levels, zoom);
            AssertNoConflicts(together, $"{name}, zoom {zoom}");
            var (rounded, whole) = (Encoded(together[0]), Encoded(together[1]));
            Assert.True(Oracle.DoubledArea(whole) == Oracle.DoubledArea(rounded),
                $"{name}, zoom {zoom}: {Oracle.DoubledArea(rounded)} instead of {Oracle.DoubledArea(whole)}");
            AssertApart(rounded, $"{name}, zoom {zoom}");
        }
    }

    static void AssertNoConflicts(PathSet[] layers, string name)
    {
        var coordinates = layers.SelectMany(layer => layer.Coordinates.ToArray()).ToArray();
        var points = 0;
        var ends = new List<int>();
        foreach (var layer in layers)
        {
            ends.AddRange(layer.PathEnds.ToArray().Select(end => end + points));
            points += layer.PointCount;
        }
        var conflicts = new EdgeConflicts();
        conflicts.Find(coordinates, ends.ToArray(), layers);
        Assert.True(conflicts.Crossing.Count == 0 && conflicts.Brushing.Count == 0,
            $"{name}: {conflicts.Crossing.Count} edges cross, {conflicts.Brushing.Count} points are brushed");
    }

    /// <summary>What is left of the features when they are cleaned and encoded.</summary>
    static PathSet Encoded(PathSet rounded)
    {
        var encoded = new PathSet();
        var record = new GrowingArray<byte>();
        for (var feature = 0; feature < rounded.FeatureCount; feature++)
        {
            var range = rounded.PathsOf(feature);
            var (first, last) = (range.Start.Value, range.End.Value);
            var start = rounded.StartOf(first);
            var ends = rounded.PathEnds.Span[first..last].ToArray().Select(end => end - start).ToArray();
            record.Shrink(0);
            var points = rounded.Coordinates.Span[(2 * start)..(2 * rounded.PathEnds[last - 1])].ToArray();
            if (PathRecord.Append(record, points, ends, rounded.Roles.Span[first..last]))
                PathRecord.Read(record.Span, ShapeKind.Polygon, encoded);
        }
        return encoded;
    }

    static void AssertApart(PathSet rounded, string name)
    {
        var tree = new NetTopologySuite.Index.Strtree.STRtree<int>();
        var shapes = new NtsGeometry[rounded.FeatureCount];
        var invalid = 0;
        for (var i = 0; i < shapes.Length; i++)
        {
            shapes[i] = Oracle.Feature(rounded, i);
            if (!shapes[i].IsValid) invalid++;
            tree.Insert(shapes[i].EnvelopeInternal, i);
        }
        for (var one = 0; one < shapes.Length; one++)
        {
            foreach (var other in tree.Query(shapes[one].EnvelopeInternal))
            {
                if (other > one) Assert.True(Oracle.Overlap(shapes[one], shapes[other]) == 0, $"{name}: {one} overlaps {other}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {invalid} of {shapes.Length} touch themselves");
    }
}
