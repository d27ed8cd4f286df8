namespace EcoTiles.Canvases.Text;

/// <summary>One face of a font file: what it is called and how it looks. Its fonts are made when they are asked for.</summary>
sealed class FontFile
{
    const int RegularWeight = 400;

    static readonly uint WeightTag = HarfBuzz.Tag("wght");
    static readonly uint ItalicTag = HarfBuzz.Tag("ital");

    readonly FaceHandle _face;

    FontFile(FaceHandle face)
    {
        _face = face;
        using var font = HarfBuzz.CreateFont(face);
        Weight = HarfBuzz.StyleValue(font, WeightTag) is > 0 and var weight ? (int)weight : RegularWeight;
        IsItalic = HarfBuzz.StyleValue(font, ItalicTag) > 0;
        if (HarfBuzz.FindAxis(face, WeightTag, out var axis)) Weights = ((int)axis.Least, (int)axis.Most);
        GlyphCount = (int)HarfBuzz.CountGlyphs(face);
        var names = HarfBuzzPointers.Names(face);
        Families = Named(names, 1, 16);
        FullNames = [.. Named(names, 4, 6), .. Families.SelectMany(family => Named(names, 2, 17).Select(style => $"{family} {style}"))];
    }

    /// <summary>The family in every language the file names it in; without a name it cannot be asked for.</summary>
    public IReadOnlyList<string> Families { get; }

    public IReadOnlyList<string> FullNames { get; }

    public int Weight { get; }

    /// <summary>The weights that a variable font can take on.</summary>
    public (int Least, int Most)? Weights { get; }

    public bool IsItalic { get; }

    public int GlyphCount { get; }

    /// <summary>All faces in a file; none when it is no font.</summary>
    public static IEnumerable<FontFile> Open(string path)
    {
        using var blob = HarfBuzz.OpenFile(path);
        if (blob.IsInvalid) yield break;
        var count = HarfBuzz.CountFaces(blob);
        for (uint i = 0; i < count; i++)
        {
            var file = new FontFile(HarfBuzz.CreateFace(blob, i));
            if (file.GlyphCount > 0 && file.Families.Count > 0) yield return file;
        }
    }

    /// <summary>How far the weight is from one that is asked for, after what a variable font can do.</summary>
    public int Distance(int weight) => Math.Abs(NearestWeight(weight) - weight);

    public LoadedFace Load(in FontStyle style, GlyphCache glyphs)
    {
        var weight = NearestWeight(style.Weight);
        var slant = style.Slant == FontSlant.Right && IsItalic ? FontSlant.Upright : style.Slant;
        var font = HarfBuzz.CreateFont(_face);
        if (Weights is not null) HarfBuzz.SetVariations(font, new() { Tag = WeightTag, Value = weight }, 1);
        HarfBuzz.MakeImmutable(font);
        return new(
            font, (int)HarfBuzz.UnitsPerEm(_face), NameOf(style), slant, isSynthesisedBold: style.IsBold && weight < 550, glyphs);
    }

    int NearestWeight(int weight) => Weights is var (least, most) ? Math.Clamp(weight, least, most) : Weight;

    string NameOf(in FontStyle style)
    {
        var weight = style.Weight switch
        {
            100 => " Thin", 200 => " ExtraLight", 300 => " Light", 350 => " DemiLight", 400 => "", 500 => " Medium",
            600 => " SemiBold", 700 => " Bold", 800 => " ExtraBold", 900 => " Black", _ => $" {style.Weight}",
        };
        var slant = style.Slant switch { FontSlant.Right => " Italic", FontSlant.Left => " Left Italic", _ => "" };
        return $"{Families[0]}{(weight + slant is "" ? " Regular" : weight + slant)}";
    }

    static string[] Named(List<(uint Meaning, string Name)> names, params ReadOnlySpan<uint> meanings)
    {
        var found = new List<string>();
        // The last meaning is the truer one: family 16 leaves the weight out where family 1 may hold it.
        for (var i = meanings.Length - 1; i >= 0; i--)
        {
            foreach (var (meaning, name) in names)
            {
                if (meaning == meanings[i] && name.Length > 0 && !found.Contains(name)) found.Add(name);
            }
        }
        return [.. found];
    }
}
