using System.Buffers;
using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Drawing;

namespace EcoTiles.Benchmarks;

/// <summary>Size and time of an encoded map tile, for our encoders and for zlib's levels.</summary>
static class EncoderTimes
{
    public static void Write(TextWriter report)
    {
        report.WriteLine("tile                  encoder              KB       ms   bytes allocated");
        foreach (var (name, pixels, size) in Tiles())
        {
            foreach (var format in (ReadOnlySpan<ImageFormat>)[ImageFormat.Png, ImageFormat.Png8, ImageFormat.Jpeg, ImageFormat.Webp, ImageFormat.WebpLossless])
            {
                var encoding = new ImageEncoding(format);
                Measure(report, name, $"{format}", output => ImageEncoder.Encode(pixels, size, size, encoding, output));
            }
            var dithered = new ImageEncoding(ImageFormat.Png8, Dithers: true);
            Measure(report, name, "Png8 dithered", output => ImageEncoder.Encode(pixels, size, size, dithered, output));
            foreach (var level in (ReadOnlySpan<CompressionLevel>)[CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize])
                Measure(report, name, $"zlib {level}", output => Zlib(pixels, size, level, output));
        }
    }

    /// <summary>Encodes raw premultiplied BGRA pixels from a file, to compare with other encoders.</summary>
    public static void EncodeFile(string path, int width, string format, string target)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(File.ReadAllBytes(path)).ToArray();
        var encoding = new ImageEncoding(Enum.Parse<ImageFormat>(format, ignoreCase: true));
        var output = new ArrayBufferWriter<byte>();
        var best = Best(() =>
        {
            output.ResetWrittenCount();
            ImageEncoder.Encode(pixels, width, pixels.Length / width, encoding, output);
        });
        File.WriteAllBytes(target, output.WrittenSpan);
        Console.WriteLine(FormattableString.Invariant($"{output.WrittenCount} {best:0.000}"));
    }

    /// <summary>Writes the sample tiles as raw premultiplied BGRA.</summary>
    public static void WriteTiles(string folder)
    {
        foreach (var (name, pixels, size) in Tiles())
            File.WriteAllBytes(Path.Combine(folder, $"{name}-{size}.bgra"), MemoryMarshal.AsBytes<uint>(pixels));
    }

    static IEnumerable<(string Name, uint[] Pixels, int Size)> Tiles()
    {
        yield return ("typical", SampleTile.Make(1), 256);
        yield return ("dense", SampleTile.Make(2, parcels: 26), 256);
        yield return ("sparse", SampleTile.Make(3, parcels: 5), 256);
        yield return ("overlay", SampleTile.Make(4, covered: 40), 256);
        yield return ("large", SampleTile.Make(5, size: 512), 512);
        yield return ("photo", Photo(6), 256);
        yield return ("blank", new uint[256 * 256], 256);
    }

    static uint[] Photo(int seed)
    {
        var random = new Random(seed);
        var pixels = new uint[256 * 256];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % 256, i / 256);
            var shade = 120 + 60 * Math.Sin(x / 23.0 + Math.Sin(y / 17.0)) + 40 * Math.Sin(y / 31.0) + random.Next(-6, 7);
            pixels[i] = 0xFF000000 | ((uint)(shade * 0.9) << 16) | ((uint)shade << 8) | (uint)(shade * 0.7);
        }
        return pixels;
    }

    static void Measure(TextWriter report, string tile, string encoder, Action<IBufferWriter<byte>> encode)
    {
        var output = new ArrayBufferWriter<byte>(1 << 24);
        void Once()
        {
            output.ResetWrittenCount();
            encode(output);
        }
        var best = Best(Once);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        report.WriteLine(FormattableString.Invariant(
            $"{tile,-20}  {encoder,-16} {output.WrittenCount / 1000.0,8:0.0} {best,8:0.000} {allocated,8}"));
    }

    // The median of many, after the compiler has settled.
    static double Best(Action action)
    {
        var until = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 3;
        while (Stopwatch.GetTimestamp() < until) action();
        var times = new double[31];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[times.Length / 2];
    }

    static void Zlib(uint[] pixels, int size, CompressionLevel level, IBufferWriter<byte> output)
    {
        var stride = 1 + size * 3;
        var bytes = ArrayPool<byte>.Shared.Rent(stride * size);
        Array.Clear(bytes);
        for (var i = 0; i < pixels.Length; i++)
        {
            var place = i / size * stride + 1 + i % size * 3;
            (bytes[place], bytes[place + 1], bytes[place + 2]) =
                ((byte)(pixels[i] >> 16), (byte)(pixels[i] >> 8), (byte)pixels[i]);
        }
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, level, leaveOpen: true)) zlib.Write(bytes, 0, stride * size);
        ArrayPool<byte>.Shared.Return(bytes);
        output.Write(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }
}
