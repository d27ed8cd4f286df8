using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Geometry;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class SnapshotBuilderTests
{
    static readonly ColumnSchema Name = new("name", AttributeType.Text);
    static readonly ColumnSchema Class = new("class", AttributeType.Integer);

    [Fact]
    public async Task The_finest_rung_is_the_layer_as_it_was_read()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        source.Add(7, [SnapshotOf.Square(114, 33, 0.1)], "甲", 1);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var box = WebMercatorQuad.Instance.ToLattice(new Envelope(114, 33, 114.1, 33.1));
        Assert.Equal((1, 4, 7), (snapshot.FeatureCount, snapshot.PointCount, snapshot.Finest.Features.Ids[0]));
        Assert.Equal(box, snapshot.Bounds);
        Assert.Equal(TileGrid.LatticeZoom, snapshot.Finest.Zoom);
        var square = new PathSet();
        Drawn.AddPolygon(square, [box.MinX, box.MinY, box.MaxX, box.MinY, box.MaxX, box.MaxY, box.MinX, box.MaxY]);
        Assert.Equal(Oracle.DoubledArea(square), Oracle.DoubledArea(SnapshotOf.Paths(snapshot.Finest)));
    }

    [Fact]
    public async Task A_zoom_gets_the_coarsest_rung_that_is_fine_enough()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        SnapshotOf.AddCoverage(source, 1, 40, 9, 3);
        var snapshot = await SnapshotOf.SourceAsync(source);
        Assert.Equal(snapshot.Rungs.Select(rung => rung.Zoom).Order(), snapshot.Rungs.Select(rung => rung.Zoom));
        for (var zoom = 0; zoom <= TileId.DeepestZoom; zoom++)
        {
            var right = snapshot.Rungs.FirstOrDefault(rung => rung.Zoom >= zoom) ?? snapshot.Finest;
            Assert.Same(right, snapshot.RungFor(zoom));
        }
        Assert.Contains(snapshot.Rungs, rung => rung.Zoom == 8);
    }

    [Fact]
    public async Task A_coverage_stays_one_on_every_rung()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        SnapshotOf.AddCoverage(source, 2, 40, 12, 4);
        var whole = new MemorySource(ShapeKind.Polygon, Name, Class);
        SnapshotOf.AddCoverage(whole, 2, 40, 1, 4);
        var family = await SnapshotOf.FamilyAsync(null, source, whole);
        Assert.Equal(1, family[1].FeatureCount);
        foreach (var rung in family[0].Rungs)
        {
            var around = family[1].Rungs.Single(other => other.Zoom == rung.Zoom);
            Assert.Equal(Oracle.DoubledArea(SnapshotOf.Paths(around)), Oracle.DoubledArea(SnapshotOf.Paths(rung)));
        }
    }

    [Fact]
    public async Task Features_stand_in_the_order_of_their_source_when_they_are_drawn()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        var random = new Random(1);
        for (var i = 0; i < 300; i++) source.Add(i, [SnapshotOf.Square(113 + random.NextDouble(), 33 + random.NextDouble(), 0.2)], null, null);
        var features = (await SnapshotOf.SourceAsync(source)).Finest.Features;
        Assert.NotNull(features.DrawOrder);
        Assert.Equal(features.Ids, features.DrawOrder.Select(place => (long)place));
        Assert.NotEqual(features.Ids.Order(), features.Ids);
    }

    [Fact]
    public async Task A_large_layer_that_came_in_another_order_is_the_same_to_the_byte()
    {
        var plan = LadderPlan.Default with { LargeLayerPoints = 0, DissolveFrom = 100 };
        var (source, shuffled) = (new MemorySource(ShapeKind.Polygon, Name, Class), new MemorySource(ShapeKind.Polygon, Name, Class));
        SnapshotOf.AddCoverage(source, 3, 60, 400, 3);
        var ids = source.Ids.ToArray();
        new Random(3).Shuffle(ids);
        foreach (var id in ids) shuffled.Add(id, source.PartsOf(id), $"区{id}", id % 3);
        AssertSame(await SnapshotOf.SourceAsync(source, plan), await SnapshotOf.SourceAsync(shuffled, plan, inAnyOrder: true));
    }

    [Fact]
    public async Task A_bow_tie_is_refused_and_its_neighbours_stay()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        source.Add(1, [SnapshotOf.Square(114, 33, 0.1)], "好", 1);
        source.Add(2, [[114.2, 33, 114.3, 33.13, 114.3, 33, 114.2, 33.1, 114.2, 33]], "坏", 1);
        source.Add(3, [SnapshotOf.Square(114.4, 33, 0.1)], "好", 2);
        source.Add(4, [[114.5, 33, 114.5, 33, 114.5, 33, 114.5, 33]], "空", 2);
        var snapshot = await SnapshotOf.SourceAsync(source);
        Assert.Equal([1, 3], snapshot.Finest.Features.Ids.Order());
        var refused = snapshot.Refused.ByReason().ToDictionary(reason => reason.Reason);
        Assert.Equal([BadFeatureReasons.Empty, BadFeatureReasons.SelfIntersection], refused.Keys);
        Assert.Equal(2, refused[BadFeatureReasons.SelfIntersection].Examples.Single().Id);
        Assert.Equal(4, refused[BadFeatureReasons.Empty].Examples.Single().Id);
        Assert.Equal(2, snapshot.Refused.Total);
    }

    [Fact]
    public void Of_many_refused_features_a_few_are_kept_as_examples()
    {
        var refused = new RefusedFeatures();
        for (var i = 0; i < 12; i++) refused.Add(new BadFeature(i, "b", ""));
        refused.Add(new BadFeature(99, "a", ""));
        Assert.Equal(["a 1 1", "b 12 5"], refused.ByReason().Select(reason => $"{reason.Reason} {reason.Count} {reason.Examples.Count}"));
    }

    [Fact]
    public async Task Filters_let_pass_what_has_one_of_their_values()
    {
        var real = new ColumnSchema("real", AttributeType.Real);
        var flag = new ColumnSchema("flag", AttributeType.Boolean);
        var source = new MemorySource(ShapeKind.Point, Name, Class, real, flag);
        for (var i = 0; i < 1000; i++)
            source.Add(i, [[114 + i / 1e4, 33]], $"名{i}", i % 10 == 9 ? null : i % 10 - 5, i % 2 * 0.5, i % 3 == 0);
        var snapshot = await SnapshotOf.SourceAsync(source);
        Assert.Null(snapshot.Passing(snapshot.Finest, []));
        Assert.Equal(Range(i => i % 10 is 0 or 6), Passing(new AttributeFilter("class", ["-5", "1"])));
        Assert.Equal([17, 400], Passing(new AttributeFilter("name", ["名17", "名400", "名1000"])));
        Assert.Equal(Range(i => i % 2 == 1 && i % 3 == 0), Passing(new AttributeFilter("real", ["0.5"]), new AttributeFilter("flag", ["true"])));
        Assert.Empty(Passing(new AttributeFilter("class", [""])));
        Assert.Empty(Passing(new AttributeFilter("missing", ["1"])));

        IEnumerable<long> Passing(params AttributeFilter[] filters)
        {
            var passing = snapshot.Passing(snapshot.Finest, filters);
            Assert.Same(passing, snapshot.Passing(snapshot.Finest, filters));
            return snapshot.Finest.Features.Ids.Where((_, row) => passing![row]).Order(); // there are filters
        }

        static IEnumerable<long> Range(Func<long, bool> isWanted) => Enumerable.Range(0, 1000).Select(i => (long)i).Where(isWanted);
    }

    [Fact]
    public async Task Names_have_the_ids_and_attributes_of_their_polygons_and_stand_inside_them()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        SnapshotOf.AddCoverage(source, 3, 30, 9, 4);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var labels = snapshot.Showing(LayerContent.Labels);
        Assert.Same(labels, snapshot.Showing(LayerContent.Labels));
        Assert.Equal(snapshot.Finest.Features.Ids, labels.Finest.Features.Ids);
        Assert.Same(snapshot.Finest.Features.Attributes, labels.Finest.Features.Attributes);
        Assert.All(labels.Finest.Features.Kinds, kind => Assert.Equal(ShapeKind.Point, kind));
        var polygons = SnapshotOf.Paths(snapshot.Finest);
        for (var row = 0; row < labels.FeatureCount; row++)
        {
            var (x, y) = EcoTiles.Geometry.Encoding.PathRecord.FirstPoint(labels.Finest.Record(row));
            Assert.True(Oracle.Feature(polygons, row).Covers(new NetTopologySuite.Geometries.Point(x, y)));
            Assert.Equal(new LatticeBox(x, y, x, y), labels.Finest.Features.Tree[row]);
        }
    }

    [Fact]
    public async Task A_layer_without_features_has_a_snapshot_without_features()
    {
        var snapshot = await SnapshotOf.SourceAsync(new MemorySource(ShapeKind.Polygon, Name, Class));
        Assert.Equal(0, snapshot.FeatureCount);
        Assert.Equal(0, snapshot.Showing(LayerContent.Labels).FeatureCount);
    }

    [Fact]
    public async Task Polygons_too_small_to_see_are_drawn_as_one_with_their_neighbours()
    {
        var source = new MemorySource(ShapeKind.Polygon, Class);
        for (var i = 0; i < 2500; i++) source.Add(i, [SnapshotOf.Square(114 + i % 50 / 512.0, 33 + i / 50 / 512.0, 1 / 512.0)], i % 50 / 25);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var coarse = snapshot.RungFor(5);
        Assert.Equal(2, coarse.Features.Count);
        Assert.Equal([0, 1], coarse.Features.Attributes.ClassOf.ToArray().Order());
        Assert.Equal(2500, snapshot.RungFor(14).Features.Count);
    }

    [Fact]
    public async Task Regions_drawn_as_one_leave_no_gap_and_do_not_overlap()
    {
        var source = new MemorySource(ShapeKind.Polygon, Class);
        var quads = Drawn.Quads(new Random(4), 120, 120, 4000, 1_360_000_000, -420_000_000);
        var labels = Drawn.Labels(new Random(4), 120, 120, 300, 3);
        for (var i = 0; i < quads.FeatureCount; i++) source.Add(i, [SnapshotOf.LonLat(quads.Path(i), 0, 0)], labels[i] % 9);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var text = new List<string>();
        foreach (var rung in snapshot.Rungs.Where(rung => rung.Features.Count < quads.FeatureCount))
        {
            var paths = SnapshotOf.Paths(rung);
            var shapes = Enumerable.Range(0, paths.FeatureCount).Select(i => Oracle.Feature(paths, i))
                .Select(shape => shape.IsValid ? shape : NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(shape)).ToArray();
            double overlap = 0;
            for (var one = 0; one < shapes.Length; one++)
            {
                for (var other = one + 1; other < shapes.Length; other++)
                {
                    if (shapes[one].EnvelopeInternal.Intersects(shapes[other].EnvelopeInternal)) overlap += Oracle.Overlap(shapes[one], shapes[other]);
                }
            }
            text.Add($"zoom {rung.Zoom}: {shapes.Length} features, overlap {overlap} of {shapes.Sum(shape => shape.Area)}");
            Assert.True(overlap <= 0.001 * shapes.Sum(shape => shape.Area), text[^1]);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', text));
        Assert.NotEmpty(text);
    }

    static void AssertSame(LayerSnapshot one, LayerSnapshot other)
    {
        Assert.Equal(one.Rungs.Select(rung => rung.Zoom), other.Rungs.Select(rung => rung.Zoom));
        foreach (var (rung, same) in one.Rungs.Zip(other.Rungs))
        {
            Assert.Equal(rung.Features.Ids, same.Features.Ids);
            Assert.Equal(rung.Features.DrawOrder, same.Features.DrawOrder);
            Assert.Equal(rung.Features.Attributes.ClassOf, same.Features.Attributes.ClassOf);
            Assert.Equal(rung.Features.Attributes.OwnColumns.Select(column => column.Codes), same.Features.Attributes.OwnColumns.Select(column => column.Codes));
            for (var row = 0; row < rung.Features.Count; row++) Assert.Equal(rung.Record(row), same.Record(row));
        }
    }
}
