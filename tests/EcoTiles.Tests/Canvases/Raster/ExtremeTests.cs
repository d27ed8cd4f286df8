using System.Buffers;
using System.Numerics;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class ExtremeTests
{
    static readonly float[] Odd =
        [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, -1e-9f, 1e9f, -1e9f, 1e30f, float.MaxValue, float.MinValue, 7, 12.5f];

    [Fact]
    public void A_picture_of_8192_pixels_a_side_is_its_mosaic_and_comes_back_from_a_file()
    {
        const int Side = 8192, Part = 2048;
        var scene = new RandomScene(3, Side, Side);
        var canvas = new RasterCanvas();
        canvas.Begin(Side, Side, Color.White);
        scene.Draw(canvas);
        var part = new RasterCanvas();
        for (var top = 0; top < Side; top += Part)
        {
            for (var left = 0; left < Side; left += Part)
            {
                part.Begin(Part, Part, Color.White);
                part.Transform(Matrix3x2.CreateTranslation(-left, -top));
                scene.Draw(part);
                for (var y = 0; y < Part; y++)
                    Assert.True(canvas.Pixels.Slice((top + y) * Side + left, Part).SequenceEqual(part.Pixels.Slice(y * Part, Part)), $"row {top + y} from {left}");
            }
        }
        var file = new ArrayBufferWriter<byte>();
        canvas.Encode(new ImageEncoding(ImageFormat.Png), file);
        Assert.True(canvas.Pixels.SequenceEqual(ImageDecoder.Decode(file.WrittenSpan).Pixels));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Png8)]
    [InlineData(ImageFormat.WebpLossless)]
    public void A_picture_of_one_pixel_comes_back_from_a_file(ImageFormat format)
    {
        var canvas = new RasterCanvas();
        canvas.Begin(1, 1, new Color(10, 200, 30));
        canvas.Fill(Drawn.Box(0.5f, -3, 9, 9), FillRule.NonZero, new Color(10, 0, 30));
        var file = new ArrayBufferWriter<byte>();
        canvas.Encode(new ImageEncoding(format), file);

        Assert.Equal([0xFF0A641Eu], ImageDecoder.Decode(file.WrittenSpan).Pixels, (one, other) => Math.Abs((int)one - (int)other) <= 0x100);
    }

    [Fact]
    public void Numbers_that_are_none_or_enormous_neither_stop_nor_spoil_a_picture()
    {
        var expected = Drawn.On(32, 32, Color.White, DrawSane);
        var random = new Random(11);
        for (var turn = 0; turn < 3000; turn++)
        {
            var canvas = new RasterCanvas();
            canvas.Begin(32, 32, Color.White);
            canvas.Save();
            DrawOdd(canvas, random);
            canvas.Restore();
            canvas.Fill(Drawn.Box(0, 0, 32, 32), FillRule.NonZero, Color.White);
            DrawSane(canvas);
            Assert.Equal(expected.Pixels, canvas.ToPicture().Pixels);
        }
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.NaN, 4f)]
    [InlineData(4f, float.NegativeInfinity)]
    [InlineData(-3f, 5f)]
    [InlineData(5f, 0f)]
    public void Dashes_that_are_none_leave_the_line_whole(float dash, float gap)
    {
        var line = Drawn.Line(new(2, 4), new(30, 4));

        Assert.Equal(
            Drawn.On(32, 8, canvas => canvas.Stroke(line, new StrokeStyle(3), Color.Black)).Pixels,
            Drawn.On(32, 8, canvas => canvas.Stroke(line, new StrokeStyle(3, Dashes: [dash, gap]), Color.Black)).Pixels);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-5f)]
    [InlineData(float.NaN)]
    public void A_miter_limit_that_allows_nothing_leaves_bevels(float limit)
    {
        var corner = Drawn.Line(new(2, 20), new(16, 4), new(30, 20));

        Assert.Equal(
            Drawn.On(32, 24, canvas => canvas.Stroke(corner, new StrokeStyle(5, Join: LineJoin.Bevel), Color.Black)).Pixels,
            Drawn.On(32, 24, canvas => canvas.Stroke(corner, new StrokeStyle(5, Join: LineJoin.Miter, MiterLimit: limit), Color.Black)).Pixels);
    }

    [Fact]
    public void A_needle_with_an_endless_miter_limit_stays_a_line()
    {
        var needle = Drawn.Line(new(2, 16), new(20, 16), new(2, 16.001f));

        var picture = Drawn.On(64, 32, canvas => canvas.Stroke(needle, new StrokeStyle(4, Join: LineJoin.Miter, MiterLimit: 1e30f), Color.Black));

        Assert.All(Enumerable.Range(0, 64), x => Assert.Equal(0, picture.Alpha(x, 10) + picture.Alpha(x, 22)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void A_part_that_is_one_place_is_a_dot(int points, bool isClosed)
    {
        var path = new CanvasPath();
        for (var i = 0; i < points; i++) path.Add(8, 8);
        path.EndPart(isClosed);

        var dot = Drawn.On(16, 16, canvas => canvas.Stroke(path, new StrokeStyle(10, LineCap.Round), Color.Black));

        Assert.Equal(Math.PI * 25, dot.Ink(), 0.6);
        Assert.Equal(0, Drawn.On(16, 16, canvas => canvas.Stroke(path, new StrokeStyle(10), Color.Black)).Ink());
    }

    static void DrawSane(ICanvas canvas)
    {
        canvas.Fill(Drawn.Ring(new(3, 3), new(28, 6), new(16, 27)), FillRule.NonZero, new Color(20, 120, 60));
        canvas.Stroke(Drawn.Line(new(1, 30), new(30, 2)), new StrokeStyle(2.5f, LineCap.Round), Color.Black);
    }

    static void DrawOdd(ICanvas canvas, Random random)
    {
        if (random.Next(3) == 0) canvas.Transform(new Matrix3x2(Number(), Number(), Number(), Number(), Number(), Number()));
        if (random.Next(4) == 0) canvas.Clip(Path(), FillRule.EvenOdd);
        var picture = new Picture(2, 2, [0xFF102030, 0x80402010, 0, uint.MaxValue]);
        canvas.BeginGroup(Number(), (GroupKind)random.Next(3));
        canvas.Fill(Path(), (FillRule)random.Next(2), new Paint(Color.Black, Opacity: Number()));
        canvas.Fill(Path(), FillRule.NonZero, new Paint(Color.Black, new Pattern(picture, Number()), new(Number(), Number()), Number()));
        canvas.DrawPicture(picture, new Matrix3x2(Number(), Number(), Number(), Number(), Number(), Number()), Number());
        var dashes = random.Next(2) == 0 ? null : new[] { Number(), Number(), Number() };
        canvas.Stroke(Path(), new StrokeStyle(Number(), (LineCap)random.Next(3), (LineJoin)random.Next(3), Number(), dashes, Number()), Color.Black);
        canvas.EndGroup();

        float Number() => random.Next(2) == 0 ? Odd[random.Next(Odd.Length)] : random.NextSingle() * 40 - 4;

        CanvasPath Path()
        {
            var path = new CanvasPath();
            for (var part = random.Next(3); part >= 0; part--)
            {
                for (var i = random.Next(6); i > 0; i--) path.Add(Number(), Number());
                path.EndPart(random.Next(2) == 0);
            }
            return path;
        }
    }
}
