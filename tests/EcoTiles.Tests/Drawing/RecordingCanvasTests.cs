using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Drawing;

public class RecordingCanvasTests
{
    [Fact]
    public void Marks_are_written_down_in_order_where_the_transform_puts_them()
    {
        var canvas = new RecordingCanvas(100, 50);
        var path = new CanvasPath();
        path.AddRange([new(1, 2), new(3, 4)]);
        path.EndPart(isClosed: false);

        canvas.BeginGroup(0.5f);
        canvas.Transform(Matrix3x2.CreateTranslation(10, 20));
        canvas.Stroke(path, new StrokeStyle(2), Color.Black);
        canvas.EndGroup();
        canvas.Fill(path, FillRule.EvenOdd, Color.White);

        Assert.Equal(["GroupMark", "StrokeMark", "FillMark"], canvas.Marks.Select(mark => mark.GetType().Name));
        Assert.Equal([new Vector2(11, 22), new Vector2(13, 24)], canvas.Of<StrokeMark>().Single().Parts.Single().Points);
        Assert.Equal([1, 0], [canvas.Of<StrokeMark>().Single().Depth, canvas.Of<FillMark>().Single().Depth]);
        Assert.Equal([new Vector2(1, 2), new Vector2(3, 4)], canvas.Of<FillMark>().Single().Parts.Single().Points);
    }
}
