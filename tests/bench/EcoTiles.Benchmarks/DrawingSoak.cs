using System.Buffers;
using EcoTiles.Drawing;
using EcoTiles.Oracle;

namespace EcoTiles.Benchmarks;

/// <summary>
/// Eight threads draw random scenes for a while and write them as image files: each must come out as one thread made it,
/// byte for byte, and memory must stay flat.
/// </summary>
static class DrawingSoak
{
    const int Threads = 8;
    const int Scenes = 64;
    const int Size = 256;
    const int Looks = 10;
    const long MostGrowth = 64 << 20;

    static readonly ImageFormat[] Formats = [ImageFormat.Png, ImageFormat.Png8, ImageFormat.Webp, ImageFormat.Jpeg];

    /// <summary>The program's exit code.</summary>
    public static int Run(TimeSpan duration, TextWriter output)
    {
        var backend = SceneBackend.Make();
        var scenes = Enumerable.Range(0, Scenes).Select(seed => new SoakScene(seed, Size)).ToArray();
        var expected = Enumerable.Range(0, Scenes).Select(i => Draw(i, new ArrayBufferWriter<byte>(1 << 19)).WrittenMemory).ToArray();
        var (drawn, wrong) = (0L, 0L);
        var start = DateTime.UtcNow;
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            var random = new Random(number);
            var file = new ArrayBufferWriter<byte>(1 << 19);
            while (DateTime.UtcNow - start < duration)
            {
                var i = random.Next(Scenes);
                if (!Draw(i, file).WrittenSpan.SequenceEqual(expected[i].Span)) Interlocked.Increment(ref wrong);
                Interlocked.Increment(ref drawn);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        var memory = new List<long>();
        for (var look = 1; look <= Looks; look++)
        {
            var until = start + duration * look / Looks - DateTime.UtcNow;
            if (until > TimeSpan.Zero) Thread.Sleep(until);
            memory.Add(Environment.WorkingSet);
            output.WriteLine($"{(DateTime.UtcNow - start).TotalMinutes:0.0} min: {Volatile.Read(ref drawn)} scenes, {Volatile.Read(ref wrong)} differ, {memory[^1] >> 20} MiB");
        }
        threads.ForEach(thread => thread.Join());
        var growth = memory[^1] - memory[0];
        output.WriteLine($"{drawn} scenes on {Threads} threads in {duration.TotalMinutes} min: {wrong} differ from the single thread's; "
            + $"memory {memory[0] >> 20} MiB at first, {memory[^1] >> 20} MiB at last");
        return wrong == 0 && growth <= MostGrowth ? 0 : 1;

        ArrayBufferWriter<byte> Draw(int i, ArrayBufferWriter<byte> file)
        {
            file.ResetWrittenCount();
            using var canvas = backend.BeginImage(Size, Size, Color.White);
            scenes[i].Draw(canvas, backend);
            canvas.Encode(new ImageEncoding(Formats[i % Formats.Length]), file);
            return file;
        }
    }
}
