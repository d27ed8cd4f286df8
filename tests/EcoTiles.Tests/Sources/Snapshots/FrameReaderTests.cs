using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class FrameReaderTests
{
    const int Zoom = 13;

    [Fact]
    public async Task Neighbours_agree_along_their_edges_so_that_areas_add_up_to_the_frame()
    {
        // A frame in the middle of a coverage is covered once: what the parts have together, it has.
        var source = Coverage();
        var middle = Middle(source);
        for (var step = 1; step <= 4; step++)
        {
            var half = 40_000 * step;
            var frame = new LatticeBox(middle.X - half, middle.Y - half, middle.X + half, middle.Y + half);
            var read = await ReadAsync(source, frame);
            var box = frame.Coarser(TileGrid.LatticeZoom - Zoom);
            // The cut lies half a step outside, where corners are rounded to a whole one.
            var (inner, outer) = (Doubled(box), Doubled(box.GrownBy(1)));
            Assert.InRange(AreaOf(read), inner, outer);
        }
    }

    [Fact]
    public async Task What_crosses_itself_is_left_out_in_every_frame_and_told()
    {
        var source = new MemorySource(ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [SnapshotOf.Square(114, 33, 0.01)], "好");
        source.Add(2, [[114.02, 33, 114.03, 33.01, 114.03, 33, 114.02, 33.012, 114.02, 33]], "坏");
        var frame = WebMercatorQuad.Instance.ToLattice(new Envelope(113.99, 32.99, 114.04, 33.02));
        var reader = new FrameReader(WebMercatorQuad.Instance);
        for (var i = 0; i < 2; i++)
        {
            var read = await reader.ReadAsync(source, FeatureQuery.Everything, Zoom, frame, false, CancellationToken.None);
            Assert.Equal([1L], read.Finest.Features.Ids);
            Assert.Equal(1, read.Refused.Total);
        }
    }

    [Fact]
    public async Task A_large_shape_that_is_known_to_be_sound_is_found_broken_when_it_was_edited()
    {
        var source = new MemorySource(ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text));
        var circle = Enumerable.Range(0, 400).SelectMany(i => new[] { 114 + 0.01 * Math.Cos(i * Math.PI / 200), 33 + 0.01 * Math.Sin(i * Math.PI / 200) }).ToArray();
        source.Add(1, [Closed(circle)], "圆");
        var frame = WebMercatorQuad.Instance.ToLattice(new Envelope(113.9, 32.9, 114.1, 33.1));
        var reader = new FrameReader(WebMercatorQuad.Instance);
        for (var i = 0; i < 2; i++)
            Assert.Equal(1, (await reader.ReadAsync(source, FeatureQuery.Everything, Zoom, frame, false, CancellationToken.None)).FeatureCount);
        source.Remove(1);
        (circle[100], circle[101], circle[300], circle[301]) = (circle[300], circle[301], circle[100], circle[101]);
        source.Add(1, [Closed(circle)], "圆");
        Assert.Equal(0, (await reader.ReadAsync(source, FeatureQuery.Everything, Zoom, frame, false, CancellationToken.None)).FeatureCount);
    }

    static double[] Closed(double[] ring) => [.. ring, ring[0], ring[1]];

    static MemorySource Coverage()
    {
        var source = new MemorySource(
            ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text), new ColumnSchema("class", AttributeType.Integer));
        SnapshotOf.AddCoverage(source, 6, 40, 9, 3);
        return source;
    }

    static (int X, int Y) Middle(MemorySource source)
    {
        var box = WebMercatorQuad.Instance.ToLattice(source.Schema.Bounds);
        return ((int)(((long)box.MinX + box.MaxX) / 2), (int)(((long)box.MinY + box.MaxY) / 2));
    }

    static ValueTask<LayerSnapshot> ReadAsync(MemorySource source, LatticeBox frame) =>
        new FrameReader(WebMercatorQuad.Instance).ReadAsync(source, FeatureQuery.Everything, Zoom, frame, false, CancellationToken.None);

    static long AreaOf(LayerSnapshot read)
    {
        var paths = SnapshotOf.Paths(read.Finest);
        return Enumerable.Range(0, paths.PathCount).Sum(path => (long)RingArea.Doubled(paths.Path(path)));
    }

    static long Doubled(LatticeBox box) => 2 * ((long)box.MaxX - box.MinX) * ((long)box.MaxY - box.MinY);
}
