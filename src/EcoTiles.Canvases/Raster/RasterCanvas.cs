using System.Buffers;
using System.Numerics;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Canvases.Raster.Pictures;
using EcoTiles.Canvases.Raster.Ribbons;
using EcoTiles.Canvases.Raster.Strokes;
using EcoTiles.Canvases.Text;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Draws on pixels, 0xAARRGGBB and multiplied by alpha. It keeps all that it needs for its work, so that once it has drawn a
/// picture of some kind the next one allocates nothing.
/// </summary>
public sealed class RasterCanvas : IImageCanvas
{
    readonly Surface _image = new();
    readonly DevicePath _rings = new();
    readonly CanvasPath _frame = new(4, 1);
    readonly Stroker _stroker = new();
    readonly RibbonStroker _ribbons = new();
    readonly ShapePainter _painter = new();
    readonly PixelSource _source = new();
    readonly GrowingArray<State> _saved = new();
    readonly GrowingArray<Group> _groups = new();
    readonly Stack<Surface> _spareSurfaces = new();
    readonly Stack<ClipMask> _spareMasks = new();
    State _state;
    Surface _surface;
    bool _isInUse;

    readonly CanvasPool? _pool;

    public RasterCanvas(CanvasPool? pool = null) => (_pool, _surface) = (pool, _image);

    /// <summary>The transform that is in force.</summary>
    internal DeviceTransform CurrentTransform => _state.Transform;

    public float Width => _image.Box.Width;

    public float Height => _image.Box.Height;

    internal PixelBox Box => _image.Box;

    public ReadOnlySpan<uint> Pixels => _image.Pixels;

    /// <summary>What it keeps between pictures.</summary>
    public long Bytes
    {
        get
        {
            var bytes = _image.Bytes + _painter.Bytes + _rings.Bytes + _ribbons.Bytes;
            foreach (var surface in _spareSurfaces) bytes += surface.Bytes;
            foreach (var mask in _spareMasks) bytes += mask.Bytes;
            return bytes;
        }
    }

    /// <summary>Begins a picture, whatever became of the one before.</summary>
    public void Begin(int widthPixels, int heightPixels, Color background)
    {
        if (widthPixels <= 0 || heightPixels <= 0)
            throw new ArgumentException($"{widthPixels} x {heightPixels} pixels are no canvas.");
        while (_groups.Count > 0) EndGroup();
        while (_saved.Count > 0) Restore();
        DropMask();
        _isInUse = true;
        _image.Begin(new PixelBox(0, 0, widthPixels, heightPixels));
        _image.Pixels.Fill(background.Premultiplied);
        _state = new State(DeviceTransform.Identity, new ClipState(_image.Box, null));
    }

    public void Encode(in ImageEncoding encoding, IBufferWriter<byte> output) =>
        ImageEncoder.Encode(_image.Pixels, _image.Box.Width, _image.Box.Height, encoding, output);

    public Picture ToPicture() => new(_image.Box.Width, _image.Box.Height, _image.Pixels.ToArray());

    public void Save() => _saved.Add(_state);

    public void Restore()
    {
        var isInGroup = _groups.Count > 0 && _saved.Count <= _groups[^1].Depth;
        if (_saved.Count == 0 || isInGroup) throw new InvalidOperationException("There is no saved state to restore.");
        DropMask();
        _state = _saved[^1];
        _saved.Shrink(_saved.Count - 1);
    }

    public void Transform(in Matrix3x2 transform) => _state = _state with { Transform = _state.Transform.After(transform) };

    public void Clip(CanvasPath path, FillRule rule)
    {
        _rings.Set(path, _state.Transform);
        var (box, before) = (_state.Clip.Box.Intersect(_rings.Bounds()), _state.Clip.Mask);
        if (box.IsEmpty) box = default;
        ClipMask? mask = null;
        if (!box.IsEmpty && !_rings.IsBox())
        {
            mask = _spareMasks.Count > 0 ? _spareMasks.Pop() : new ClipMask();
            mask.Begin(box);
            _painter.Mask(_rings, rule, mask, before);
        }
        else mask = before;
        if (mask != before) DropMask();
        _state = _state with { Clip = new ClipState(box, mask) };
    }

    public void Fill(CanvasPath path, FillRule rule, in Paint paint)
    {
        _rings.Set(path, _state.Transform);
        Cover(rule, paint, isArea: true);
    }

    public void Stroke(CanvasPath path, in StrokeStyle style, in Paint paint)
    {
        if (style.Fading is not null && paint.Pattern is null)
        {
            _ribbons.Stroke(path, style, _state.Transform, paint.Color.WithOpacity(paint.Opacity), _surface, _state.Clip);
            return;
        }
        var tone = _stroker.Stroke(path, style, _state.Transform, _state.Clip.Box, _rings);
        Cover(FillRule.NonZero, tone < 1 ? paint with { Opacity = paint.Opacity * tone } : paint, isArea: false);
    }

    public void DrawPicture(Picture picture, in Matrix3x2 placement, float opacity)
    {
        var transform = _state.Transform.After(placement);
        if (!_source.BeginPicture(picture, transform)) return;
        _frame.Clear();
        _frame.AddRange([new(0, 0), new(picture.Width, 0), new(picture.Width, picture.Height), new(0, picture.Height)]);
        _frame.EndPart(isClosed: true);
        _rings.Set(_frame, transform);
        _painter.Pixels(_rings, FillRule.NonZero, _source, opacity, _surface, _state.Clip, isArea: false);
    }

    /// <summary>Lays a colour, multiplied by its alpha, over the canvas as far as a mask says, with parts of 255.</summary>
    /// <param name="stride">From one row of the mask to the next: its width up to whole eights, zeros behind.</param>
    /// <param name="left">The canvas's pixel under the first of the mask.</param>
    internal void DrawMask(ReadOnlySpan<byte> mask, int stride, int width, int height, int left, int top, uint color) =>
        _painter.DrawMask(mask, stride, new PixelBox(left, top, left + width, top + height), color, _surface, _state.Clip);

    public void DrawGlyphs(GlyphRun run, in TextPaint paint) => GlyphPainter.Draw(this, run, paint);

    public void BeginGroup(float opacity, GroupKind kind = GroupKind.Layered)
    {
        Save();
        _groups.Add(new Group(_saved.Count, _surface, Math.Clamp(opacity, 0, 1)));
        // What is laid down whole and in order looks the same when it is drawn at once.
        if (kind == GroupKind.Layered && opacity >= 1) return;
        var group = _spareSurfaces.Count > 0 ? _spareSurfaces.Pop() : new Surface();
        group.BeginGroup(_state.Clip.Box, kind);
        _surface = group;
        // The clip that is there already is applied to the whole.
        _state = _state with { Clip = _state.Clip with { Mask = null } };
    }

    public void EndGroup()
    {
        if (_groups.Count == 0) throw new InvalidOperationException("There is no group to end.");
        var group = _groups[^1];
        while (_saved.Count > group.Depth) Restore();
        _groups.Shrink(_groups.Count - 1);
        var surface = _surface;
        _surface = group.Below;
        Restore();
        if (surface == _surface) return;
        _painter.LayDown(surface, group.Opacity, _surface, _state.Clip);
        _spareSurfaces.Push(surface);
    }

    public void Dispose()
    {
        if (_isInUse) _pool?.Return(this);
        _isInUse = false;
    }

    void Cover(FillRule rule, in Paint paint, bool isArea)
    {
        if (paint.Pattern is not { } pattern)
        {
            _painter.Color(_rings, rule, paint.Color.WithOpacity(paint.Opacity).Premultiplied, _surface, _state.Clip, isArea);
            return;
        }
        var cell = Matrix3x2.CreateScale(pattern.Scale) * Matrix3x2.CreateTranslation(paint.PatternOrigin);
        if (_source.BeginPattern(pattern.Cell, _state.Transform.After(cell)))
            _painter.Pixels(_rings, rule, _source, paint.Opacity, _surface, _state.Clip, isArea);
    }

    /// <summary>Keeps the mask for another clip, unless a state below still needs it.</summary>
    void DropMask()
    {
        if (_state.Clip.Mask is not { } mask) return;
        foreach (var saved in _saved.Span)
            if (saved.Clip.Mask == mask) return;
        _spareMasks.Push(mask);
        _state = _state with { Clip = _state.Clip with { Mask = null } };
    }

    readonly record struct State(DeviceTransform Transform, ClipState Clip);

    /// <param name="Depth">Saved states that belong below the group.</param>
    readonly record struct Group(int Depth, Surface Below, float Opacity);
}
