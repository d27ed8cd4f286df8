using System.Numerics;

namespace EcoTiles.Drawing.Text;

/// <summary>Glyphs ready to be drawn, each at its place; all of one size.</summary>
/// <param name="Text">What they say; pages keep it, so that it can be searched for and copied.</param>
public sealed record GlyphRun(string Text, float Size, PlacedGlyph[] Glyphs)
{
    /// <summary>Against the size of the text that they are a part of: in browsers edges fade, and halos reach, as much farther.</summary>
    public float Scale { get; init; } = 1;
}

/// <param name="Cluster">The first character of the run's text that it stands for.</param>
/// <param name="Origin">On the canvas; the glyph's own origin is on its baseline.</param>
/// <param name="Angle">Clockwise on the canvas, in radians.</param>
public readonly record struct PlacedGlyph(FontFace Face, uint Glyph, int Cluster, Vector2 Origin, float Angle = 0);

/// <param name="HaloWidth">From the edge of the letters outwards, in canvas units; 0 for none.</param>
/// <param name="HaloBlur">Over how much of that width the halo fades, in canvas units.</param>
/// <param name="IsSoft">Drawn from the distances that browsers draw maps' letters from, by their rule; else as the outlines cover pixels.</param>
/// <param name="IsLetterByLetter">Each letter with its halo, over the letter before it; else all halos first.</param>
public readonly record struct TextPaint(Color Color, Color Halo = default, float HaloWidth = 0, float HaloBlur = 0, bool IsSoft = false, bool IsLetterByLetter = false);
