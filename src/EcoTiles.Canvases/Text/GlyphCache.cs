using System.Collections.Concurrent;
using EcoTiles.Canvases.Text.Sdf;

namespace EcoTiles.Canvases.Text;

/// <summary>Keeps outlines and masks of glyphs within a number of bytes, for all threads.</summary>
sealed class GlyphCache(long bytes)
{
    readonly BoundedCache<GlyphKey, GlyphMask> _masks = new(bytes * 3 / 4);
    readonly BoundedCache<(int Face, uint Glyph), GlyphOutline> _outlines = new(bytes / 8);
    readonly BoundedCache<(int Face, uint Glyph), SdfGlyph> _distances = new(bytes / 8);
    readonly ConcurrentBag<GlyphMaskMaker> _makers = [];

    public long Bytes => _masks.Bytes + _outlines.Bytes + _distances.Bytes;

    public GlyphMask Mask(LoadedFace face, in GlyphKey key)
    {
        if (_masks.Find(key) is { } known) return known;
        var mask = key.IsSoft ? SoftGlyphMask.Make(Distances(face, key.Glyph), key) : Sharp(face, key);
        _masks.Add(key, mask, 64 + mask.Bytes);
        return mask;
    }

    public SdfGlyph Distances(LoadedFace face, uint glyph)
    {
        if (_distances.Find((face.Id, glyph)) is { } known) return known;
        var distances = SdfGlyph.Make(face, glyph);
        _distances.Add((face.Id, glyph), distances, 96 + distances.Texels.Length);
        return distances;
    }

    public GlyphOutline Outline(LoadedFace face, uint glyph)
    {
        if (_outlines.Find((face.Id, glyph)) is { } known) return known;
        var outline = new GlyphOutline();
        HarfBuzzPointers.Draw(face.Font, glyph, outline);
        _outlines.Add((face.Id, glyph), outline, 64 + outline.Bytes);
        return outline;
    }

    GlyphMask Sharp(LoadedFace face, in GlyphKey key)
    {
        var maker = Rent();
        var mask = maker.Make(face, Outline(face, key.Glyph), key);
        Return(maker);
        return mask;
    }

    /// <summary>Room to work in; given back when done.</summary>
    public GlyphMaskMaker Rent() => _makers.TryTake(out var idle) ? idle : new();

    public void Return(GlyphMaskMaker maker) => _makers.Add(maker);
}
