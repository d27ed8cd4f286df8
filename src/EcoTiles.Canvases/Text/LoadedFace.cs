using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>A font that is open: a face of a file at a weight, perhaps made bolder or slanted by us.</summary>
sealed class LoadedFace : FontFace
{
    /// <summary>Letters that are slanted lean by 15 degrees, as water names do.</summary>
    const float Lean = 0.268f;

    static int _count;

    public LoadedFace(
        FontHandle font, int unitsPerEm, string name, FontSlant synthesisedSlant, bool isSynthesisedBold, GlyphCache glyphs)
    {
        (Font, UnitsPerEm, Name, IsSynthesisedBold, Glyphs) = (font, unitsPerEm, name, isSynthesisedBold, glyphs);
        Skew = synthesisedSlant switch { FontSlant.Right => Lean, FontSlant.Left => -Lean, _ => 0 };
        if (HarfBuzz.HorizontalExtents(font, out var extents))
        {
            Ascent = (float)extents.Ascender / unitsPerEm;
            Descent = (float)-extents.Descender / unitsPerEm;
        }
        SpaceGlyph = HarfBuzz.FindGlyph(font, ' ', out var space) ? space : 0;
        Id = Interlocked.Increment(ref _count);
    }

    /// <summary>Different for every open font; caches keep it instead of the font.</summary>
    public int Id { get; }

    public FontHandle Font { get; }

    /// <summary>Where its glyphs are kept, with those of all fonts of its library.</summary>
    public GlyphCache Glyphs { get; }

    public override string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>In em, from the baseline up.</summary>
    public float Ascent { get; }

    /// <summary>In em, from the baseline down.</summary>
    public float Descent { get; }

    /// <summary>How far letters lean to the right for each unit of height.</summary>
    public float Skew { get; }

    public bool IsSynthesisedBold { get; }

    /// <summary>A glyph that shows nothing.</summary>
    public uint SpaceGlyph { get; }

    public bool Has(int codePoint) => HarfBuzz.FindGlyph(Font, (uint)codePoint, out _);
}
