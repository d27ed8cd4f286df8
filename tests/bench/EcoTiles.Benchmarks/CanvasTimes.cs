using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EcoTiles.Drawing;
using EcoTiles.Oracle;

namespace EcoTiles.Benchmarks;

/// <summary>
/// Draws and encodes scenes for a script that measures Skia in turns with it. Each line asks for one thing: what to do,
/// the scene's number, and for how many milliseconds.
/// </summary>
static class CanvasTimes
{
    public static void Answer(string file, TextReader questions, TextWriter answers)
    {
        var backend = SceneBackend.Make();
        var scenes = Scene.ReadAll(file).Select(scene => new PreparedScene(scene, backend)).ToArray();
        while (questions.ReadLine()?.Split(' ') is [var what, var number, var milliseconds])
        {
            var scene = scenes[int.Parse(number, CultureInfo.InvariantCulture)];
            var time = int.Parse(milliseconds, CultureInfo.InvariantCulture);
            answers.WriteLine(what switch
            {
                "draw" => Draw(backend, scene, time),
                "png" => Encode(backend, scene, ImageFormat.Png, time),
                "png8" => Encode(backend, scene, ImageFormat.Png8, time),
                "jpeg" => Encode(backend, scene, ImageFormat.Jpeg, time),
                "webp" => Encode(backend, scene, ImageFormat.Webp, time),
                "lossless" => Encode(backend, scene, ImageFormat.WebpLossless, time),
                "pixels" => Pixels(backend, scene),
                _ => throw new ArgumentException($"{what} is nothing that can be measured.", nameof(questions)),
            });
            answers.Flush();
        }
    }

    static string Draw(ICanvasBackend backend, PreparedScene scene, int milliseconds)
    {
        var (median, allocated) = Measure(milliseconds, () =>
        {
            using var canvas = backend.BeginImage(scene.Width, scene.Height, scene.Background);
            scene.Draw(canvas);
        });
        return JsonSerializer.Serialize(new { milliseconds = median, allocated });
    }

    static string Encode(ICanvasBackend backend, PreparedScene scene, ImageFormat format, int milliseconds)
    {
        using var canvas = backend.BeginImage(scene.Width, scene.Height, scene.Background);
        scene.Draw(canvas);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var (median, allocated) = Measure(milliseconds, () =>
        {
            output.ResetWrittenCount();
            canvas.Encode(new ImageEncoding(format), output);
        });
        return JsonSerializer.Serialize(new { milliseconds = median, allocated, bytes = output.WrittenCount });
    }

    static string Pixels(ICanvasBackend backend, PreparedScene scene)
    {
        using var canvas = backend.BeginImage(scene.Width, scene.Height, scene.Background);
        scene.Draw(canvas);
        return JsonSerializer.Serialize(new { pixels = Rgba.Of(canvas.ToPicture()) });
    }

    /// <summary>The median time in milliseconds, and the fewest bytes that a run allocated.</summary>
    static (double Median, long Allocated) Measure(int milliseconds, Action work)
    {
        var times = new List<double>(1 << 16);
        var allocated = long.MaxValue;
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < milliseconds || times.Count < 5)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        times.Sort();
        return (times[times.Count / 2], allocated);
    }
}
