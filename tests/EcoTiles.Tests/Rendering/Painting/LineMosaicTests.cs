using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>The law of pictures for lines of all kinds: what a frame shows does not depend on where the frame lies.</summary>
public sealed class LineMosaicTests
{
    const int Side = 64;

    static readonly RasterBackend Backend = new(Fonts.Shaper());

    [Theory]
    [InlineData(1, LineCap.Butt, LineJoin.Miter)]
    [InlineData(0.4, LineCap.Butt, LineJoin.Bevel)]
    [InlineData(5, LineCap.Round, LineJoin.Round)]
    [InlineData(9, LineCap.Square, LineJoin.Miter)]
    public void Lines_with_corners_far_apart_and_very_near_are_one_picture_in_tiles(float width, LineCap cap, LineJoin join) =>
        AssertMosaic(new StrokeStyle(width, cap, join), offset: 0);

    [Theory]
    [InlineData(1, LineCap.Butt, LineJoin.Miter)]
    [InlineData(0.4, LineCap.Butt, LineJoin.Bevel)]
    [InlineData(5, LineCap.Round, LineJoin.Round)]
    [InlineData(9, LineCap.Square, LineJoin.Miter)]
    [InlineData(0, LineCap.Butt, LineJoin.Miter)]
    public void So_are_those_that_fade(float width, LineCap cap, LineJoin join) =>
        AssertMosaic(new StrokeStyle(width, cap, join, Fading: LineFading.Plain), offset: 0);

    [Theory]
    [InlineData(1, LineCap.Butt, new[] { 4f, 2 })]
    [InlineData(2, LineCap.Round, new[] { 0f, 3 })]
    [InlineData(3, LineCap.Butt, new[] { 7f, 2, 1, 2 })]
    [InlineData(1, LineCap.Square, new[] { 0.1f, 0.3f })]
    public void So_are_dashed_ones(float width, LineCap cap, float[] dashes) =>
        AssertMosaic(new StrokeStyle(width, cap, LineJoin.Round, Dashes: dashes, Fading: LineFading.Plain), offset: 0);

    [Theory]
    [InlineData(-3, null)]
    [InlineData(2, new[] { 3f, 2 })]
    public void And_those_moved_aside(double offset, float[]? dashes) =>
        AssertMosaic(new StrokeStyle(2, LineCap.Butt, LineJoin.Round, Dashes: dashes, Fading: LineFading.Plain), offset);

    static void AssertMosaic(in StrokeStyle style, double offset)
    {
        for (var seed = 0; seed < 16; seed++)
        {
            var random = new Random(seed);
            // Single numbers hold such places to a quarter of a pixel.
            var (originX, originY) = seed % 2 == 0 ? (0L, 0L) : (5_000_000L + random.Next(999), 4_000_000L + random.Next(999));
            var line = Line(random, originX, originY);
            var isClosed = seed % 3 == 0;
            var tileSide = seed % 4 < 2 ? 200 : double.PositiveInfinity;
            var whole = Drawn(line, isClosed, style, offset, tileSide, originX, originY, 4 * Side);
            for (var tile = 0; tile < 16; tile++)
            {
                var (left, top) = (tile % 4 * Side, tile / 4 * Side);
                var part = Drawn(line, isClosed, style, offset, tileSide, originX + left, originY + top, Side);
                for (var y = 0; y < Side; y++)
                    for (var x = 0; x < Side; x++)
                        if (part[x, y] != whole[left + x, top + y]) Assert.Fail($"Line {seed}, tile {tile}: {x}, {y} is another pixel.");
            }
        }
    }

    static Picture Drawn(
        (double X, double Y)[] line, bool isClosed, in StrokeStyle style, double offset, double tileSide, long originX, long originY, int side)
    {
        FramePlace[] relative = [.. line.Select(place => new FramePlace(place.X - originX, place.Y - originY))];
        var places = LinePlaces.CutLong(relative, isClosed, originX, originY, new GrowingArray<FramePlace>());
        if (offset != 0) places = LineOffset.Shift(places, isClosed, (float)offset);
        places = places[..LinePlaces.DropNear(places, isClosed)];
        var (path, margin, size) = (new CanvasPath(), style.Width * 5 + 1, new Vector2(side));
        if (style.Dashes is null) OutsideTrim.AddLine(places, isClosed, size, margin, path);
        else CountedLine.Add(places, isClosed, size, margin, path, tileSide);
        using var canvas = Backend.BeginImage(side, side, Color.White);
        canvas.Stroke(path, style, Color.Black);
        return canvas.ToPicture();
    }

    /// <summary>Wanders over the frame and its surroundings, in steps from 1/256 pixel to 40,000 pixels.</summary>
    static (double X, double Y)[] Line(Random random, long originX, long originY)
    {
        var line = new (double X, double Y)[40 + random.Next(60)];
        var (x, y) = (originX + random.Next(256), originY + random.Next(256));
        var place = ((double)x, (double)y);
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = place;
            var reach = random.Next(12) switch { < 4 => 1.0 / 128, < 6 => 1, < 11 => 40, _ => i % 2 == 0 ? 40_000 : 300 };
            place = (place.Item1 + Step(random, reach), place.Item2 + Step(random, reach));
            if (Math.Abs(place.Item1 - originX - 128) > 400 && reach < 1000) place = (originX + random.Next(256), place.Item2);
            if (Math.Abs(place.Item2 - originY - 128) > 400 && reach < 1000) place = (place.Item1, originY + random.Next(256));
        }
        return line;
    }

    static double Step(Random random, double reach) => Math.Round((random.NextDouble() - 0.5) * 2 * reach * 256) / 256;
}
