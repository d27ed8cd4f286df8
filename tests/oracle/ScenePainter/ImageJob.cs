using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Drawing;

namespace EcoTiles.Oracle;

/// <summary>An image to write from pixels (rgba, multiplied by alpha), or, without a format, one to read.</summary>
public sealed record ImageJob(string Source, string Target, string? Format = null, int Width = 0, int Quality = 85)
{
    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static void RunAll(string file)
    {
        foreach (var job in JsonSerializer.Deserialize<ImageJob[]>(File.ReadAllText(file), Names)!) job.Run(); // an array by agreement
    }

    void Run()
    {
        var bytes = File.ReadAllBytes(Source);
        if (Format is null)
        {
            File.WriteAllBytes(Target, Rgba.Of(ImageDecoder.Decode(bytes)));
            return;
        }
        var pixels = MemoryMarshal.Cast<byte, uint>(bytes).ToArray();
        foreach (ref var pixel in pixels.AsSpan())
            pixel = (pixel & 0xFF00FF00) | ((pixel & 255) << 16) | ((pixel >> 16) & 255);
        var output = new ArrayBufferWriter<byte>();
        var encoding = new ImageEncoding(Enum.Parse<ImageFormat>(Format), Quality);
        ImageEncoder.Encode(pixels, Width, pixels.Length / Width, encoding, output);
        File.WriteAllBytes(Target, output.WrittenSpan);
    }
}
