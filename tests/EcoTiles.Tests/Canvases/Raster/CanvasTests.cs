using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class CanvasTests
{
    [Fact]
    public void A_group_is_seen_through_as_one()
    {
        var picture = Drawn.On(3, 1, canvas =>
        {
            canvas.BeginGroup(0.5f);
            canvas.Fill(Drawn.Box(0, 0, 2, 1), FillRule.NonZero, new Color(255, 0, 0));
            canvas.Fill(Drawn.Box(1, 0, 3, 1), FillRule.NonZero, new Color(0, 0, 255));
            canvas.EndGroup();
        });

        Assert.Equal([0x80800000, 0x80000080, 0x80000080], picture.Pixels);
    }

    [Fact]
    public void Clips_inside_each_other_leave_what_lies_in_both_and_end_with_their_state()
    {
        var picture = Drawn.On(6, 1, canvas =>
        {
            canvas.Save();
            canvas.Clip(Drawn.Box(1, 0, 5, 1), FillRule.NonZero);
            canvas.Clip(Drawn.Box(2.5f, -4, 9, 9), FillRule.NonZero);
            canvas.Fill(Drawn.Box(0, 0, 6, 1), FillRule.NonZero, Color.Black);
            canvas.Restore();
            canvas.Fill(Drawn.Box(0, 0, 1, 1), FillRule.NonZero, Color.White);
        });

        Assert.Equal([255, 0, 128, 255, 255, 0], Enumerable.Range(0, 6).Select(x => picture.Alpha(x, 0)));
        Assert.Equal(0xFFFFFFFF, picture[0, 0]);
    }

    [Fact]
    public void A_clip_and_a_transform_set_in_a_group_end_with_it()
    {
        var picture = Drawn.On(4, 1, canvas =>
        {
            canvas.BeginGroup(1);
            canvas.Clip(Drawn.Box(0, 0, 1.5f, 1), FillRule.NonZero);
            canvas.Transform(Matrix3x2.CreateTranslation(1, 0));
            canvas.EndGroup();
            canvas.Fill(Drawn.Box(0, 0, 4, 1), FillRule.NonZero, Color.Black);
        });

        Assert.Equal(4, picture.Ink());
    }

    [Fact]
    public void A_clip_that_leaves_nothing_lets_nothing_through()
    {
        var picture = Drawn.On(8, 8, canvas =>
        {
            canvas.Clip(new CanvasPath(), FillRule.NonZero);
            new RandomScene(1, 8, 8).Draw(canvas);
        });

        Assert.Equal(0, picture.Ink());
    }

    [Fact]
    public void What_was_not_begun_cannot_be_ended()
    {
        var canvas = new RasterCanvas();
        canvas.Begin(2, 2, Color.White);
        Assert.Throws<InvalidOperationException>(canvas.Restore);
        Assert.Throws<InvalidOperationException>(canvas.EndGroup);
        canvas.BeginGroup(0.5f);
        Assert.Throws<InvalidOperationException>(canvas.Restore);
        Assert.Throws<ArgumentException>(() => canvas.Begin(0, 5, Color.White));
    }

    [Fact]
    public void A_canvas_begun_again_remembers_nothing()
    {
        var scene = new RandomScene(7, 50, 50);
        var canvas = new RasterCanvas();
        canvas.Begin(50, 50, Color.White);
        canvas.BeginGroup(0.3f);
        canvas.Transform(Matrix3x2.CreateScale(3));
        canvas.Clip(Drawn.Box(0, 0, 3.3f, 9), FillRule.NonZero);
        scene.Draw(canvas);
        canvas.Begin(50, 50, Color.White);
        scene.Draw(canvas);

        Assert.Equal(Drawn.On(50, 50, Color.White, scene.Draw).Pixels, canvas.ToPicture().Pixels);
    }

    [Fact]
    public void Once_warm_a_scene_is_drawn_without_allocating()
    {
        var pool = new CanvasPool(64 << 20);
        var scenes = Enumerable.Range(0, 12).Select(seed => new RandomScene(seed, 256, 256)).ToArray();
        for (var i = 0; i < 3; i++) DrawAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        DrawAll();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void DrawAll()
        {
            foreach (var scene in scenes)
            {
                using var canvas = pool.Take();
                canvas.Begin(256, 256, Color.White);
                scene.Draw(canvas);
            }
        }
    }

    [Fact]
    public void The_pool_keeps_no_more_than_it_may()
    {
        var pool = new CanvasPool(600_000);
        var canvases = Enumerable.Range(0, 5).Select(_ => pool.Take()).ToArray();
        foreach (var canvas in canvases) canvas.Begin(256, 256, Color.White);
        foreach (var canvas in canvases) canvas.Dispose();
        foreach (var canvas in canvases) canvas.Dispose();

        Assert.InRange(pool.Bytes, 262_144, 600_000);
        Assert.NotSame(pool.Take(), pool.Take());
    }

    [Fact]
    public async Task Many_threads_draw_what_one_draws()
    {
        var scenes = Enumerable.Range(200, 8).Select(seed => new RandomScene(seed, 120, 120)).ToArray();
        var expected = scenes.Select(scene => Drawn.On(120, 120, Color.White, scene.Draw).Pixels).ToArray();
        var pool = new CanvasPool(16 << 20);

        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (turn, _) =>
        {
            using var canvas = pool.Take();
            canvas.Begin(120, 120, Color.White);
            scenes[turn % 8].Draw(canvas);
            Assert.Equal(expected[turn % 8], canvas.ToPicture().Pixels);
            return ValueTask.CompletedTask;
        });
    }
}
