using System.Numerics;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Drawing;

/// <summary>
/// Something to draw on: pixels or a page. x runs right and y down, in units of the canvas; the middle of the first
/// pixel is at (0.5, 0.5). Whatever is drawn is moved by the current transform and cut by the current clip.
/// </summary>
/// <remarks>
/// The law every canvas of pixels keeps: moving all coordinates by whole pixels moves the picture and changes nothing
/// else, and a smaller canvas shows exactly the part of the larger one that it covers. It holds for coordinates that
/// are multiples of 1/256 pixel and less than 65,536 pixels away. A mosaic of tiles is one picture because of it.
/// </remarks>
public interface ICanvas
{
    float Width { get; }

    float Height { get; }

    /// <summary>Open parts of the path are closed for filling.</summary>
    void Fill(CanvasPath path, FillRule rule, in Paint paint);

    void Stroke(CanvasPath path, in StrokeStyle style, in Paint paint);

    /// <summary>Draws the whole picture, its first pixel's corner at the origin of the placement, one pixel one unit.</summary>
    void DrawPicture(Picture picture, in Matrix3x2 placement, float opacity);

    /// <summary>Draws the halos of all glyphs, then the glyphs.</summary>
    void DrawGlyphs(GlyphRun run, in TextPaint paint);

    /// <summary>Remembers transform and clip until <see cref="Restore"/>.</summary>
    void Save();

    void Restore();

    /// <summary>Coordinates go through this transform first, then through those set before.</summary>
    void Transform(in Matrix3x2 transform);

    /// <summary>From now on only what lies in this path, too, is drawn.</summary>
    void Clip(CanvasPath path, FillRule rule);

    /// <summary>What is drawn until <see cref="EndGroup"/> is put together first, then laid on the canvas as one.</summary>
    void BeginGroup(float opacity, GroupKind kind = GroupKind.Layered);

    void EndGroup();
}

/// <summary>How the shapes of a group come together.</summary>
public enum GroupKind
{
    /// <summary>Each lies on those before it.</summary>
    Layered,

    /// <summary>
    /// They lie side by side: where two share an edge the parts of a pixel that they cover add up, so that no hairline
    /// of what is below shows between them. What is more than a whole pixel lies on those before.
    /// </summary>
    SideBySide,

    /// <summary>Side by side, and what is opaque reaches a little over its edges, as browsers smooth areas.</summary>
    Grown,
}
