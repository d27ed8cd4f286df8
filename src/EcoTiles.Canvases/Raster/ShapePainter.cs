using System.Runtime.InteropServices;
using EcoTiles.Canvases.Raster.Pictures;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster;

/// <summary>What may be drawn on: pixels of a box, and how much of each when there is a mask.</summary>
readonly record struct ClipState(PixelBox Box, ClipMask? Mask);

/// <summary>Paints rings: adds up their coverage, band by band, and lays colour or pixels over each row.</summary>
sealed class ShapePainter
{
    /// <summary>Cells that are added up at once: they stay in the processor's cache.</summary>
    const int BandCells = 1 << 18;

    readonly CoverageBand _coverage = new();
    byte[] _parts = new byte[512];
    uint[] _row = [];

    public long Bytes => _coverage.Bytes + _parts.Length + _row.Length * sizeof(uint);

    /// <summary>Covers the rings with one colour, multiplied by its alpha.</summary>
    public void Color(DevicePath rings, FillRule rule, uint color, Surface surface, in ClipState clip, bool isArea)
    {
        if (color == 0) return;
        var isSideBySide = isArea && surface.IsSideBySide;
        var isGrown = surface.IsGrown && color >> 24 == 255;
        var bounds = rings.Bounds();
        foreach (var band in new Bands(bounds.Intersect(clip.Box)))
        {
            _coverage.Fill(rings, bounds, band, rule, isSideBySide);
            surface.MarkDrawn(band);
            for (var y = band.Top; y < band.Bottom; y++)
            {
                if (isSideBySide)
                {
                    var fine = _coverage.FineRow(y, clip.Mask, out var left);
                    if (fine.IsEmpty) continue;
                    if (isGrown) SideBySide.Grow(fine);
                    SideBySide.Color(ref surface.Pixel(left, y), ref surface.Covered(left, y), fine, color);
                }
                else
                {
                    var parts = _coverage.Row(y, clip.Mask, out var left);
                    if (parts.IsEmpty) continue;
                    Blend.Color(ref surface.Pixel(left, y), parts, color);
                }
            }
        }
    }

    /// <summary>Covers the rings with the pixels of a picture or a pattern.</summary>
    public void Pixels(
        DevicePath rings, FillRule rule, PixelSource source, float opacity, Surface surface, in ClipState clip, bool isArea)
    {
        var alpha = (byte)Math.Clamp(MathF.Round(opacity * 255), 0, 255);
        if (alpha == 0) return;
        var isSideBySide = isArea && surface.IsSideBySide;
        var bounds = rings.Bounds();
        foreach (var band in new Bands(bounds.Intersect(clip.Box)))
        {
            _coverage.Fill(rings, bounds, band, rule, isSideBySide);
            surface.MarkDrawn(band);
            if (_row.Length < band.Width + Blend.Slack) _row = new uint[band.Width + Blend.Slack];
            ref var above = ref MemoryMarshal.GetArrayDataReference(_row);
            for (var y = band.Top; y < band.Bottom; y++)
            {
                if (isSideBySide)
                {
                    var fine = _coverage.FineRow(y, clip.Mask, out var left);
                    if (fine.IsEmpty) continue;
                    source.Row(left, y, _row.AsSpan(0, fine.Length));
                    if (alpha < 255) Blend.Fade(_row.AsSpan(0, fine.Length), alpha);
                    SideBySide.Pixels(ref surface.Pixel(left, y), ref surface.Covered(left, y), fine, ref above);
                }
                else
                {
                    var parts = _coverage.Row(y, clip.Mask, out var left);
                    if (parts.IsEmpty) continue;
                    source.Row(left, y, _row.AsSpan(0, parts.Length));
                    if (alpha < 255) Blend.Fade(_row.AsSpan(0, parts.Length), alpha);
                    Blend.Pixels(ref surface.Pixel(left, y), parts, ref above);
                }
            }
        }
    }

    /// <summary>Writes the coverage itself, multiplied by that of a clip before it.</summary>
    public void Mask(DevicePath rings, FillRule rule, ClipMask target, ClipMask? before)
    {
        var bounds = rings.Bounds();
        foreach (var band in new Bands(bounds.Intersect(target.Box)))
        {
            _coverage.Fill(rings, bounds, band, rule, isFine: false);
            for (var y = band.Top; y < band.Bottom; y++)
            {
                var parts = _coverage.Row(y, before, out var left);
                if (!parts.IsEmpty) parts.CopyTo(target.Row(left, y));
            }
        }
    }

    /// <summary>Lays a colour over what lies under a mask.</summary>
    public void DrawMask(ReadOnlySpan<byte> mask, int stride, in PixelBox box, uint color, Surface surface, in ClipState clip)
    {
        var seen = box.Intersect(clip.Box);
        if (seen.IsEmpty || color == 0) return;
        surface.MarkDrawn(seen);
        if (seen == box && clip.Mask is null)
        {
            for (var y = box.Top; y < box.Bottom; y++)
                Blend.Color(ref surface.Pixel(box.Left, y), mask.Slice((y - box.Top) * stride, box.Width), color);
            return;
        }
        EnsureRow(seen.Width);
        for (var y = seen.Top; y < seen.Bottom; y++)
        {
            var parts = _parts.AsSpan(0, seen.Width);
            mask.Slice((y - box.Top) * stride + seen.Left - box.Left, seen.Width).CopyTo(parts);
            _parts.AsSpan(seen.Width, Blend.Slack).Clear();
            if (clip.Mask is { } through) Blend.Mask(parts, through.Row(seen.Left, y));
            Blend.Color(ref surface.Pixel(seen.Left, y), parts, color);
        }
    }

    /// <summary>Lays a group over what is below it, and leaves the group empty.</summary>
    public void LayDown(Surface group, float opacity, Surface below, in ClipState clip)
    {
        var drawn = group.Drawn.Intersect(clip.Box);
        if (drawn.IsEmpty) return;
        below.MarkDrawn(drawn);
        EnsureRow(drawn.Width);
        var alpha = (byte)MathF.Round(opacity * 255);
        for (var y = drawn.Top; y < drawn.Bottom; y++)
        {
            var parts = _parts.AsSpan(0, drawn.Width);
            parts.Fill(alpha);
            _parts.AsSpan(drawn.Width, Blend.Slack).Clear();
            if (clip.Mask is { } through) Blend.Mask(parts, through.Row(drawn.Left, y));
            Blend.Pixels(ref below.Pixel(drawn.Left, y), parts, ref group.Pixel(drawn.Left, y));
            group.ClearRow(drawn.Left, drawn.Right, y);
        }
    }

    void EnsureRow(int width)
    {
        if (_parts.Length < width + Blend.Slack) _parts = new byte[width + Blend.Slack];
    }

    /// <summary>A box in pieces from top to bottom, each small enough to be added up at once.</summary>
    struct Bands(PixelBox box)
    {
        readonly int _height = box.IsEmpty ? 0 : Math.Max(1, BandCells / (box.Width + 8));
        int _top = box.Top;

        public PixelBox Current { get; private set; }

        public readonly Bands GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_height == 0 || _top >= box.Bottom) return false;
            var bottom = Math.Min(box.Bottom, _top + _height);
            Current = box with { Top = _top, Bottom = bottom };
            _top = bottom;
            return true;
        }
    }
}
