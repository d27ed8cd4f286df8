using System.Numerics;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Rendering.Labels;

/// <summary>Something a label draws, placed from the label's anchor in style pixels.</summary>
abstract record LabelMark
{
    public abstract LabelMark Moved(Vector2 by);

    /// <summary>On 1/256 of a style pixel, so that where the anchor lies changes nothing else.</summary>
    protected static Vector2 Rounded(Vector2 place) => Vector2.Round(place * 256) / 256;
}

sealed record TextMark(GlyphRun Run, TextPaint Paint) : LabelMark
{
    public override LabelMark Moved(Vector2 by) => this with
    {
        Run = Run with { Glyphs = Array.ConvertAll(Run.Glyphs, glyph => glyph with { Origin = Rounded(glyph.Origin + by) }) },
    };
}

/// <param name="Name">In the sprite library.</param>
/// <param name="Size">Times the picture's own, across and down.</param>
/// <param name="Angle">Clockwise, in radians.</param>
sealed record PictureMark(string Name, Vector2 Size, Vector2 Middle, float Angle, float Opacity) : LabelMark
{
    /// <summary>Browsers take its pixels as they are on the sheet, and mix none.</summary>
    public bool IsSharp { get; init; }

    public override LabelMark Moved(Vector2 by) => this with { Middle = Middle + by };
}
