using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Tests.Canvases.Raster;

namespace EcoTiles.Benchmarks;

/// <summary>Eight threads draw random scenes for a while: each must come out as one thread drew it, and memory must stay flat.</summary>
static class DrawingSoak
{
    const int Threads = 8;
    const int Scenes = 64;
    const int Size = 256;
    const long MostGrowth = 64 << 20;

    /// <summary>The program's exit code.</summary>
    public static int Run(TimeSpan duration, TextWriter output)
    {
        var scenes = Enumerable.Range(0, Scenes).Select(seed => new RandomScene(seed, Size, Size)).ToArray();
        var pool = new CanvasPool(64 << 20);
        var expected = scenes.Select(scene => Draw(pool, scene, canvas => canvas.Pixels.ToArray())).ToArray();
        var (drawn, wrong, warmBytes) = (0L, 0L, 0L);
        var start = DateTime.UtcNow;
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            var random = new Random(number);
            while (DateTime.UtcNow - start < duration)
            {
                var i = random.Next(Scenes);
                if (!Draw(pool, scenes[i], canvas => canvas.Pixels.SequenceEqual(expected[i]))) Interlocked.Increment(ref wrong);
                Interlocked.Increment(ref drawn);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Thread.Sleep(duration / 6);
        warmBytes = Environment.WorkingSet;
        threads.ForEach(thread => thread.Join());
        var growth = Environment.WorkingSet - warmBytes;
        output.WriteLine($"{drawn} scenes on {Threads} threads in {duration.TotalMinutes} min: {wrong} differ from the single thread's; "
            + $"memory {warmBytes >> 20} MiB when warm, {growth / 1048576.0:+0.0;-0.0} MiB since, pool {pool.Bytes >> 20} MiB");
        return wrong == 0 && growth <= MostGrowth ? 0 : 1;
    }

    static T Draw<T>(CanvasPool pool, RandomScene scene, Func<RasterCanvas, T> look)
    {
        using var canvas = pool.Take();
        canvas.Begin(Size, Size, Color.White);
        scene.Draw(canvas);
        return look(canvas);
    }
}
