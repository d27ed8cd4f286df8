namespace EcoTiles.Canvases.Raster;

/// <summary>How much of each pixel in a box a clip lets through, with parts of 255.</summary>
sealed class ClipMask
{
    byte[] _parts = [];

    public PixelBox Box { get; private set; }

    public long Bytes => _parts.Length;

    public void Begin(in PixelBox box)
    {
        var needed = checked(box.Width * box.Height + Blend.Slack);
        if (_parts.Length < needed) _parts = new byte[needed];
        else _parts.AsSpan(0, needed).Clear();
        Box = box;
    }

    /// <summary>A row from a pixel on, as far as memory goes.</summary>
    public Span<byte> Row(int left, int y) => _parts.AsSpan((y - Box.Top) * Box.Width + left - Box.Left);
}
