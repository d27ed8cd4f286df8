using System.Text;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Makes a plan id out of a file name: ASCII letters and digits in lower case, Chinese kept, dashes between.</summary>
public static class FileSlug
{
    public static string Of(string path)
    {
        var slug = new StringBuilder();
        foreach (var rune in Path.GetFileNameWithoutExtension(path).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) slug.Append(char.ToLowerInvariant((char)rune.Value));
            else if (IsChinese(rune)) slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "data";
    }

    static bool IsChinese(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
