using System.Collections.Concurrent;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>
/// The fonts of a folder, found by the names that styles write: "Noto Sans SC Bold", "Noto Serif SC Left Italic". A weight
/// or a slant that no file has is made from the nearest one.
/// </summary>
public sealed class FontLibrary
{
    const long ChainBytes = 1 << 20;

    static readonly string[] Extensions = [".ttf", ".otf", ".ttc", ".otc"];

    readonly IReadOnlyList<FontFile> _files;
    readonly ConcurrentDictionary<(FontFile File, int Weight, FontSlant Slant), LoadedFace> _faces = new();
    readonly BoundedCache<FontStack, LoadedFace[]> _chains = new(ChainBytes);

    readonly GlyphCache _glyphs;

    FontLibrary(IReadOnlyList<FontFile> files, long glyphBytes) => (_files, _glyphs) = (files, new(glyphBytes));

    /// <summary>What the glyphs that are kept take, about.</summary>
    public long GlyphBytes => _glyphs.Bytes;

    /// <summary>The families that are there, by the first name each file gives.</summary>
    public IReadOnlyList<string> Families => [.. _files.Select(file => file.Families[0]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Opens every font file of a folder; the files are mapped into memory, not read.</summary>
    /// <param name="glyphBytes">What outlines and masks of glyphs may take together.</param>
    public static FontLibrary Load(string folder, long glyphBytes = 64 << 20)
    {
        RequireHarfBuzz();
        if (!Directory.Exists(folder)) throw CanvasException.NoFonts(folder);
        var files = Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .SelectMany(FontFile.Open)
            .ToList();
        return files.Count == 0 ? throw CanvasException.NoFonts(folder) : new(files, glyphBytes);
    }

    /// <summary>The version of the HarfBuzz that shapes; an exception that names the package when there is none.</summary>
    public static string RequireHarfBuzz()
    {
        try
        {
            return HarfBuzz.Version();
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            throw CanvasException.NoLibrary("HarfBuzz", "libharfbuzz0b", failure);
        }
    }

    /// <summary>Whether a font of this name is there, its weight or slant made by us if need be.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The fonts to look for a glyph in, one after the other: those of the stack, then all others in its style.</summary>
    internal LoadedFace[] Chain(FontStack stack)
    {
        if (_chains.Find(stack) is { } known) return known;
        var wanted = stack.Names.Count > 0 ? FontStyle.Parse(stack.Names[0]) : new FontStyle("", 400, FontSlant.Upright);
        var chain = stack.Names.Select(Find).OfType<LoadedFace>()
            .Concat(_files.GroupBy(file => file.Families[0])
                .OrderBy(family => FontStyle.IsSerifName(family.Key) == wanted.IsSerif ? 0 : 1)
                .ThenByDescending(family => family.Max(file => file.GlyphCount))
                .ThenBy(family => family.Key, StringComparer.Ordinal)
                .Select(family => Face(Nearest(family, wanted), wanted)))
            .Distinct()
            .ToArray();
        _chains.Add(stack, chain, 64 + 2 * stack.ToString().Length + 8 * chain.Length);
        return chain;
    }

    LoadedFace? Find(string name)
    {
        var plain = name.Trim();
        // A name may say more than weight and slant, as "Noto Sans SC Condensed" does.
        var exact = _files.FirstOrDefault(file => file.FullNames.Contains(plain, StringComparer.OrdinalIgnoreCase));
        if (exact is not null) return Face(exact, new(plain, exact.Weight, FontSlant.Upright));
        var style = FontStyle.Parse(plain);
        var family = _files.Where(file => file.Families.Contains(style.Family, StringComparer.OrdinalIgnoreCase)).ToList();
        return family.Count == 0 ? null : Face(Nearest(family, style), style);
    }

    LoadedFace Face(FontFile file, in FontStyle style) =>
        // Two threads may open the same font; the one that comes second is left to the collector.
        _faces.GetOrAdd((file, style.Weight, style.Slant), static (key, with) => key.File.Load(with.style, with._glyphs), (style, _glyphs));

    static FontFile Nearest(IEnumerable<FontFile> family, FontStyle style) => family
        .OrderBy(file => file.IsItalic == (style.Slant == FontSlant.Right) ? 0 : 1)
        .ThenBy(file => file.Distance(style.Weight))
        // Between two as near, the bolder one for bold, else the lighter.
        .ThenBy(file => style.IsBold ? -file.Weight : file.Weight)
        .First();
}
