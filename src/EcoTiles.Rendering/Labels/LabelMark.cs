using System.Numerics;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>Something a label draws, placed from the label's anchor in style pixels.</summary>
abstract record LabelMark;

sealed record TextMark(GlyphRun Run, TextPaint Paint) : LabelMark;

/// <param name="Name">In the sprite library.</param>
/// <param name="Size">Times the picture's own.</param>
/// <param name="Angle">Clockwise, in radians.</param>
sealed record PictureMark(string Name, float Size, Vector2 Middle, float Angle, float Opacity) : LabelMark;
