using System.Buffers;
using EcoTiles.Canvases.Encoders.Deflate;
using EcoTiles.Canvases.Encoders.Palettes;

namespace EcoTiles.Canvases.Encoders.Png;

/// <summary>Writes PNG files. One for each thread, since its buffers are used again.</summary>
sealed class PngEncoder
{
    const int MostKeptBytes = 1 << 22;

    [ThreadStatic]
    static PngEncoder? _ofThread;

    readonly ZlibPacker _packer = new();
    readonly ExactPalette _palette = new();
    readonly Quantizer _quantizer = new();
    ArrayBufferWriter<byte> _filtered = new();
    ArrayBufferWriter<byte> _numbered = new();
    byte[] _rows = [];

    PngEncoder() { }

    public static PngEncoder OfThread => _ofThread ??= new();

    /// <summary>A palette where there are few colours, else 24 bits where nothing is transparent, else 32.</summary>
    public void Encode(ReadOnlySpan<uint> pixels, int width, int height, IBufferWriter<byte> output)
    {
        var numbers = ArrayPool<byte>.Shared.Rent(pixels.Length);
        try
        {
            var kind = PictureClass.Of(pixels);
            if (!_palette.TryMake(pixels, numbers)) WriteChannels(pixels, width, height, kind, kind.IsOpaque ? 3 : 4, output);
            else if (kind.IsPhotograph) WriteSmaller(numbers, pixels, width, height, kind, isByteAPixel: false, output);
            else WriteNumbers(numbers.AsSpan(0, pixels.Length), _palette.Colors, width, height, output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(numbers);
        }
    }

    /// <summary>At most a byte a pixel: the picture's own colours where there are at most 256.</summary>
    public void EncodeWithPalette(
        ReadOnlySpan<uint> pixels, int width, int height, bool dithers, IBufferWriter<byte> output)
    {
        var numbers = ArrayPool<byte>.Shared.Rent(pixels.Length);
        try
        {
            var kind = PictureClass.Of(pixels);
            var isExact = _palette.TryMake(pixels, numbers);
            if (isExact && kind.IsPhotograph)
            {
                WriteSmaller(numbers, pixels, width, height, kind, isByteAPixel: true, output);
                return;
            }
            var colors = isExact ? _palette.Colors : _quantizer.Make(pixels, width, kind.IsPhotograph, dithers, numbers);
            WriteNumbers(numbers.AsSpan(0, pixels.Length), colors, width, height, output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(numbers);
        }
    }

    // Photographs of few colours, such as hillshades: differences from the neighbours often take less room than numbers.
    void WriteSmaller(
        Span<byte> numbers, ReadOnlySpan<uint> pixels, int width, int height, in PictureClass kind, bool isByteAPixel,
        IBufferWriter<byte> output)
    {
        numbers = numbers[..pixels.Length];
        var step = IsGrey(_palette.Colors) ? 1 : kind.IsOpaque ? 3 : 4;
        if (step > 1 && isByteAPixel)
        {
            WriteNumbers(numbers, _palette.Colors, width, height, output);
            return;
        }
        WriteChannels(pixels, width, height, kind, step, _filtered);
        WriteNumbers(numbers, _palette.Colors, width, height, _numbered);
        output.Write((_filtered.WrittenCount < _numbered.WrittenCount ? _filtered : _numbered).WrittenSpan);
        _filtered.ResetWrittenCount();
        _numbered.ResetWrittenCount();
        if (_filtered.Capacity > MostKeptBytes) (_filtered, _numbered) = (new(), new());
    }

    static bool IsGrey(ReadOnlySpan<uint> colors)
    {
        foreach (var color in colors)
            if (color != (0xFF000000 | ((color & 255) * 0x010101))) return false;
        return true;
    }

    void WriteChannels(
        ReadOnlySpan<uint> pixels, int width, int height, in PictureClass kind, int step, IBufferWriter<byte> output)
    {
        var layout = new ByteLayout(step, 1 + step * width, LooksFar: !kind.IsPhotograph);
        PngChunks.Begin(output, width, height, 8, step switch { 1 => PngColorType.Grey, 3 => PngColorType.Rgb, _ => PngColorType.Rgba });
        _packer.Begin(layout);
        var rowRoom = step + layout.Stride + 64;
        if (kind.IsPhotograph)
        {
            if (_rows.Length < 2 * rowRoom) _rows = new byte[2 * rowRoom];
            _rows.AsSpan().Clear();
        }
        for (var y = 0; y < height;)
        {
            var count = Math.Min(_packer.RowsAtATime, height - y);
            var room = _packer.Room(count);
            for (var i = 0; i < count; i++, y++)
            {
                var row = pixels.Slice(y * width, width);
                var bytes = room[(i * layout.Stride)..];
                if (!kind.IsPhotograph)
                {
                    bytes[0] = 0;
                    Channels(row, step, bytes[1..]);
                    continue;
                }
                var here = _rows.AsSpan((y & 1) * rowRoom, rowRoom);
                Channels(row, step, here[step..]);
                PngFilter.Apply(here, _rows.AsSpan((~y & 1) * rowRoom, rowRoom), step, step * width, bytes);
            }
            PngChunks.Write(output, "IDAT"u8, _packer.Pack(count, last: y == height));
        }
        PngChunks.End(output);
    }

    static void Channels(ReadOnlySpan<uint> row, int step, Span<byte> bytes)
    {
        if (step == 1) PngRows.Grey(row, bytes);
        else if (step == 3) PngRows.Rgb(row, bytes);
        else PngRows.Rgba(row, bytes);
    }

    void WriteNumbers(Span<byte> numbers, ReadOnlySpan<uint> colors, int width, int height, IBufferWriter<byte> output)
    {
        Span<uint> straight = stackalloc uint[colors.Length];
        Span<byte> order = stackalloc byte[colors.Length];
        TransparentFirst(colors, straight, order);
        foreach (ref var number in numbers) number = order[number];

        var bitDepth = colors.Length switch { <= 2 => 1, <= 4 => 2, <= 16 => 4, _ => 8 };
        var layout = new ByteLayout(1, 1 + (width * bitDepth + 7) / 8, LooksFar: true);
        PngChunks.Begin(output, width, height, bitDepth, PngColorType.Palette);
        PngChunks.WritePalette(output, straight);
        _packer.Begin(layout);
        for (var y = 0; y < height;)
        {
            var count = Math.Min(_packer.RowsAtATime, height - y);
            var room = _packer.Room(count);
            for (var i = 0; i < count; i++, y++)
            {
                var bytes = room[(i * layout.Stride)..];
                bytes[0] = 0;
                PngRows.Packed(numbers.Slice(y * width, width), bitDepth, bytes[1..]);
            }
            PngChunks.Write(output, "IDAT"u8, _packer.Pack(count, last: y == height));
        }
        PngChunks.End(output);
    }

    // Alphas are written up to the last colour that has one.
    static void TransparentFirst(ReadOnlySpan<uint> colors, Span<uint> straight, Span<byte> order)
    {
        var next = 0;
        foreach (var opaque in (ReadOnlySpan<bool>)[false, true])
            for (var i = 0; i < colors.Length; i++)
            {
                if (colors[i] >> 24 == 255 != opaque) continue;
                straight[next] = Alpha.Straight(colors[i]);
                order[i] = (byte)next++;
            }
    }
}
