using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>Of large shapes only what comes near a frame is read, and nobody can see it.</summary>
public sealed class NearPiecesTests
{
    const int Side = 64;

    static readonly RasterBackend Backend = new(Fonts.Shaper());

    [Theory]
    [InlineData(ShapeKind.Polygon)]
    [InlineData(ShapeKind.Line)]
    public void What_is_read_near_a_frame_draws_the_pixels_of_the_whole(ShapeKind kind)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var record = Wandering(random, kind, reach: 60);
            var frame = new Frame(random.Next(-60, 60), random.Next(-60, 60), Side, StepsInPixel: 8);
            var whole = new PathSet();
            PathRecord.Read(record, kind, whole);
            // However far the corners reach: the same edges are drawn.
            Assert.Equal(Stroked(whole, frame, margin: 1), Stroked(Lines(record, kind, frame, margin: 1), frame, margin: 1));
            if (kind == ShapeKind.Polygon) Assert.Equal(Filled(whole, frame), Filled(Rings(record, frame), frame));
        }
    }

    [Theory]
    [InlineData(ShapeKind.Polygon)]
    [InlineData(ShapeKind.Line)]
    public void Points_much_nearer_than_pixels_are_left_out_alike_in_every_frame(ShapeKind kind)
    {
        const int Margin = 25;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var frame = new Frame(random.Next(-20, 20), random.Next(-20, 20), 2 * Side, StepsInPixel: 256);
            var record = Dense(random, kind, frame);
            var whole = Stroked(Lines(record, kind, frame, Margin), frame, Margin);
            for (var tile = 0; tile < 4; tile++)
            {
                var (left, top) = (tile % 2 * Side, tile / 2 * Side);
                var part = new Frame(frame.Left + left, frame.Top + top, Side, frame.StepsInPixel);
                var pixels = Stroked(Lines(record, kind, part, Margin), part, Margin);
                for (var i = 0; i < pixels.Length; i++)
                    Assert.Equal(whole[(top + i / Side) * 2 * Side + left + i % Side], pixels[i]);
            }
        }
    }

    [Fact]
    public void Of_a_long_border_beside_the_frame_few_points_are_read()
    {
        var record = new GrowingArray<byte>();
        var circle = Enumerable.Range(0, 10_000).SelectMany(i => new[] { (int)(1e6 * Math.Cos(i * Math.Tau / 10_000)), (int)(1e6 * Math.Sin(i * Math.Tau / 10_000)) });
        PathRecord.AppendClean(record, [.. circle], [10_000], [PathRole.Outer]);
        var frame = new Frame(0, 0, Side, StepsInPixel: 8);
        Assert.InRange(Rings(record.Span, frame).PointCount, 4, 200);
        Assert.Equal(0, Lines(record.Span, ShapeKind.Polygon, frame with { Left = 200_000 }, margin: 1).PointCount);
        Assert.Equal(Backend.BeginImage(Side, Side, Color.Black).ToPicture().Pixels, Filled(Rings(record.Span, frame), frame));
    }

    /// <summary>A few paths of some hundred points that come and go; steps are of the size of <paramref name="reach"/>.</summary>
    static byte[] Wandering(Random random, ShapeKind kind, int reach)
    {
        var (coordinates, ends, roles) = (new List<int>(), new List<int>(), new List<PathRole>());
        for (var path = 0; path < 1 + random.Next(4); path++)
        {
            var (x, y) = (random.Next(-900, 900), random.Next(-900, 900));
            var wide = random.Next(2) == 0 ? reach * 10 : reach; // some go round the frame without coming near it
            for (var i = 0; i < 3 + random.Next(900); i++)
            {
                coordinates.AddRange([x, y]);
                var far = random.Next(50) == 0 ? wide * 4 : wide;
                x += random.Next(-far, far + 1) - Math.Sign(x) * random.Next(wide / 4 + 1);
                y += random.Next(-far, far) | 1; // never the same place again
                y -= Math.Sign(y) * random.Next(wide / 4 + 1) / 2 * 2;
            }
            ends.Add(coordinates.Count / 2);
            roles.Add(kind == ShapeKind.Line ? PathRole.Line : PathRole.Outer);
        }
        var record = new GrowingArray<byte>();
        PathRecord.AppendClean(record, [.. coordinates], [.. ends], [.. roles]);
        return record.ToArray();
    }

    /// <summary>From beside the frame to beside it, in steps so short that most points are left out.</summary>
    static byte[] Dense(Random random, ShapeKind kind, Frame frame)
    {
        var coordinates = new List<int>();
        var (x, y) = ((frame.Left - 60) * frame.StepsInPixel, (frame.Top + random.Next(frame.Side)) * frame.StepsInPixel);
        while (x < (frame.Left + frame.Side + 60) * frame.StepsInPixel)
        {
            // Evenly, so that whoever begins a point later leaves out the others all along.
            coordinates.AddRange([x, y + coordinates.Count / 2 % 2]);
            x += 2;
            y += random.Next(-1, 2);
        }
        if (kind == ShapeKind.Polygon) coordinates.AddRange([x, y + 1000 * frame.StepsInPixel]);
        var record = new GrowingArray<byte>();
        PathRecord.AppendClean(record, [.. coordinates], [coordinates.Count / 2], [kind == ShapeKind.Line ? PathRole.Line : PathRole.Outer]);
        return record.ToArray();
    }

    static PathSet Rings(ReadOnlySpan<byte> record, Frame frame)
    {
        var near = new PathSet();
        new NearPieces().ReadRings(record, RecordPieces.Of(record, areRings: true), frame.With(1), near);
        return near;
    }

    static PathSet Lines(ReadOnlySpan<byte> record, ShapeKind kind, Frame frame, int margin)
    {
        var near = new PathSet();
        var pieces = RecordPieces.Of(record, areRings: kind == ShapeKind.Polygon);
        new NearPieces().ReadLines(record, pieces, frame.With(margin + 1), 1.5 * LinePlaces.Nearest * frame.StepsInPixel, near);
        return near;
    }

    static uint[] Filled(PathSet rings, Frame frame)
    {
        var path = new CanvasPath();
        for (var i = 0; i < rings.PathCount; i++)
            OutsideTrim.AddRing([.. frame.Places(rings.Path(i)).Select(place => (Vector2)place)], new Vector2(frame.Side), path);
        using var canvas = Backend.BeginImage(frame.Side, frame.Side, Color.White);
        canvas.Fill(path, FillRule.NonZero, Color.Black);
        return canvas.ToPicture().Pixels;
    }

    static uint[] Stroked(PathSet lines, Frame frame, int margin)
    {
        var path = new CanvasPath();
        for (var i = 0; i < lines.PathCount; i++)
        {
            var isClosed = lines.Roles[i] != PathRole.Line;
            var places = frame.Places(lines.Path(i));
            OutsideTrim.AddLine(places.AsSpan(0, LinePlaces.DropNear(places, isClosed)), isClosed, new Vector2(frame.Side), margin, path);
        }
        using var canvas = Backend.BeginImage(frame.Side, frame.Side, Color.White);
        canvas.Stroke(path, new StrokeStyle(3, LineCap.Butt, LineJoin.Miter), Color.Black);
        return canvas.ToPicture().Pixels;
    }

    readonly record struct Frame(int Left, int Top, int Side, int StepsInPixel)
    {
        public LatticeBox With(int margin) => new(
            (Left - margin) * StepsInPixel, (Top - margin) * StepsInPixel,
            (Left + Side + margin) * StepsInPixel, (Top + Side + margin) * StepsInPixel);

        public FramePlace[] Places(ReadOnlySpan<int> steps)
        {
            var places = new FramePlace[steps.Length / 2];
            for (var i = 0; i < places.Length; i++)
                places[i] = new FramePlace(steps[2 * i] / (double)StepsInPixel - Left, steps[2 * i + 1] / (double)StepsInPixel - Top);
            return places;
        }
    }
}
