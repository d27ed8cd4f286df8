using System.Collections.Concurrent;

namespace EcoTiles.Canvases.Text;

/// <summary>Keeps outlines and masks of glyphs within a number of bytes, for all threads.</summary>
sealed class GlyphCache(long bytes)
{
    readonly BoundedCache<GlyphKey, GlyphMask> _masks = new(bytes * 3 / 4);
    readonly BoundedCache<(int Face, uint Glyph), GlyphOutline> _outlines = new(bytes / 4);
    readonly ConcurrentBag<GlyphMaskMaker> _makers = [];

    public long Bytes => _masks.Bytes + _outlines.Bytes;

    public GlyphMask Mask(LoadedFace face, in GlyphKey key)
    {
        if (_masks.Find(key) is { } known) return known;
        var maker = Rent();
        var mask = maker.Make(face, Outline(face, key.Glyph), key);
        Return(maker);
        _masks.Add(key, mask, 64 + mask.Bytes);
        return mask;
    }

    public GlyphOutline Outline(LoadedFace face, uint glyph)
    {
        if (_outlines.Find((face.Id, glyph)) is { } known) return known;
        var outline = new GlyphOutline();
        HarfBuzzPointers.Draw(face.Font, glyph, outline);
        _outlines.Add((face.Id, glyph), outline, 64 + outline.Bytes);
        return outline;
    }

    /// <summary>Room to work in; given back when done.</summary>
    public GlyphMaskMaker Rent() => _makers.TryTake(out var idle) ? idle : new();

    public void Return(GlyphMaskMaker maker) => _makers.Add(maker);
}
