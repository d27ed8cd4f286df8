using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Canvases.Raster.Strokes;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Text;

/// <summary>Draws the masks of glyphs and of their halos. Lives on one thread at a time.</summary>
sealed class GlyphMaskMaker
{
    /// <summary>Pixels that a flattened curve may be away from the true one.</summary>
    public const float Tolerance = 0.05f;

    /// <summary>How much wider the strokes of a letter are that we make bold, in em: what FreeType adds, about.</summary>
    public const float BoldWidth = 1 / 26f;

    static readonly PixelBox Everywhere = new(-(1 << 14), -(1 << 14), 1 << 14, 1 << 14);

    readonly CanvasPath _path = new(512, 16);
    readonly DevicePath _rings = new();
    readonly Stroker _stroker = new();
    readonly ShapePainter _painter = new();
    readonly ClipMask _inside = new();
    readonly ClipMask _edge = new();
    readonly GrowingArray<byte> _merged = new(4096);

    public GlyphMask Make(LoadedFace face, GlyphOutline outline, in GlyphKey key)
    {
        if (outline.IsEmpty) return GlyphMask.Nothing;
        var size = key.Size / GlyphKey.SizeSteps;
        var halo = key.HaloWidth / GlyphKey.HaloSteps;
        var blur = key.HaloBlur / GlyphKey.HaloSteps;
        _path.Clear();
        var origin = new Vector2(key.PartX, key.PartY) / GlyphKey.PlaceSteps;
        outline.AddTo(_path, Placement(face, size, key.Turn * 2 * MathF.PI / GlyphKey.Turns, origin), Tolerance);

        _rings.Set(_path, DeviceTransform.Identity);
        var box = _rings.Bounds();
        Draw(_inside, box);
        var growth = 2 * halo + (face.IsSynthesisedBold ? size * BoldWidth : 0);
        if (growth > 0)
        {
            _stroker.Stroke(
                _path, new(growth, LineCap.Round, LineJoin.Round), DeviceTransform.Identity, Everywhere, _rings);
            var edge = _rings.Bounds();
            Draw(_edge, edge);
            box = box.Join(edge);
        }
        if (box.IsEmpty) return GlyphMask.Nothing;
        var reach = blur > 0 ? (int)MathF.Ceiling(blur) : 0;
        box = box.Grow(reach);
        var stride = GlyphMask.StrideOf(box.Width);
        var parts = new byte[stride * box.Height];
        Merge(parts, stride, box, _inside);
        if (growth > 0) Merge(parts, stride, box, _edge);
        if (reach > 0) MaskBlur.Apply(parts, stride, box.Width, box.Height, blur);
        return new(parts, box.Width, box.Height, box.Left, box.Top);
    }

    /// <summary>From units of the font to pixels around a place.</summary>
    public static Matrix3x2 Placement(LoadedFace face, float size, float angle, Vector2 origin)
    {
        var scale = size / face.UnitsPerEm;
        // Fonts count upwards.
        var letter = new Matrix3x2(scale, 0, face.Skew * scale, -scale, 0, 0);
        return (angle == 0 ? letter : letter * Matrix3x2.CreateRotation(angle)) * Matrix3x2.CreateTranslation(origin);
    }

    /// <summary>An empty path to draw an outline on its own with.</summary>
    public CanvasPath BeginPath()
    {
        _path.Clear();
        return _path;
    }

    /// <summary>Cleared room to put the masks of a run together in.</summary>
    public Span<byte> BeginMerged(int bytes)
    {
        _merged.Shrink(0);
        var merged = _merged.Extend(bytes);
        merged.Clear();
        return merged;
    }

    void Draw(ClipMask mask, in PixelBox box)
    {
        if (box.IsEmpty) mask.Begin(default);
        else
        {
            mask.Begin(box);
            _painter.Mask(_rings, FillRule.NonZero, mask, before: null);
        }
    }

    static void Merge(Span<byte> parts, int stride, in PixelBox box, ClipMask mask)
    {
        for (var y = mask.Box.Top; y < mask.Box.Bottom; y++)
        {
            var target = parts.Slice((y - box.Top) * stride + mask.Box.Left - box.Left, mask.Box.Width);
            MaskMerge.TakeLarger(target, mask.Row(mask.Box.Left, y)[..mask.Box.Width]);
        }
    }
}
