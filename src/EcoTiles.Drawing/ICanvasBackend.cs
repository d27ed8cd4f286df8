using System.Buffers;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Drawing;

/// <summary>Makes canvases of pixels and images from them, and shapes text in the fonts that its canvases draw.</summary>
public interface ICanvasBackend
{
    /// <summary>A canvas covered with one colour; given back by disposing it.</summary>
    IImageCanvas BeginImage(int widthPixels, int heightPixels, Color background);

    /// <summary>A line of text as glyphs; line breaks are the caller's. A letter that no font has is reported once, by name.</summary>
    ShapedLine Shape(ReadOnlySpan<char> text, in FontRequest font);

    /// <summary>Whether there is a font of this name, as styles write it; another one stands in where there is none.</summary>
    bool HasFont(string name);

    /// <summary>The image in an encoded file, PNG, JPEG or WebP.</summary>
    Picture Decode(ReadOnlySpan<byte> file);
}

/// <summary>A canvas of pixels. Lives on one thread at a time.</summary>
public interface IImageCanvas : ICanvas, IDisposable
{
    void Encode(in ImageEncoding encoding, IBufferWriter<byte> output);

    /// <summary>A copy of what was drawn so far.</summary>
    Picture ToPicture();
}
