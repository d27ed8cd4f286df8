using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>Makes the mask of a path, to be kept and drawn many times. Lives on one thread at a time.</summary>
sealed class PathMask
{
    readonly DevicePath _rings = new();
    readonly ShapePainter _painter = new();
    readonly ClipMask _mask = new();

    /// <summary>
    /// Appends how much of each pixel the path covers, with parts of 255, row by row; returns which pixels those are. The
    /// place of the path within a pixel counts to 1/256.
    /// </summary>
    public PixelBox Draw(CanvasPath path, FillRule rule, in Matrix3x2 placement, GrowingArray<byte> parts)
    {
        _rings.Set(path, DeviceTransform.Identity.After(placement));
        var box = _rings.Bounds();
        if (box.IsEmpty) return default;
        _mask.Begin(box);
        _painter.Mask(_rings, rule, _mask, before: null);
        parts.AddRange(_mask.Row(box.Left, box.Top)[..(box.Width * box.Height)]);
        return box;
    }
}
