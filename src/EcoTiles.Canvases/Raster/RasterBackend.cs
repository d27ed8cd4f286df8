using EcoTiles.Canvases.Decoders;
using EcoTiles.Canvases.Text;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Raster;

/// <summary>Draws in memory, on this program's own canvas; may be used by many threads.</summary>
/// <param name="poolBytes">What canvases that wait for their next use may take together.</param>
public sealed class RasterBackend(TextShaper shaper, long poolBytes = 256L << 20) : ICanvasBackend
{
    readonly CanvasPool _pool = new(poolBytes);

    /// <summary>What the waiting canvases take.</summary>
    public long PooledBytes => _pool.Bytes;

    public IImageCanvas BeginImage(int widthPixels, int heightPixels, Color background)
    {
        var canvas = _pool.Take();
        canvas.Begin(widthPixels, heightPixels, background);
        return canvas;
    }

    public ShapedLine Shape(ReadOnlySpan<char> text, in FontRequest font) => shaper.Shape(text, font);

    public bool HasFont(string name) => shaper.Fonts.Has(name);

    public Picture Decode(ReadOnlySpan<byte> file) => ImageDecoder.Decode(file);
}
