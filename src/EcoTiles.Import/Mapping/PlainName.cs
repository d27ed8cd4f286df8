using System.Text;

namespace EcoTiles.Import.Mapping;

/// <summary>A name without what people write differently: case, full-width letters, blanks, the shape of brackets.</summary>
static class PlainName
{
    public static string Of(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();

    /// <summary>Splits a unit off the end: 面积（公顷）, 面积_公顷 and MJ(ha) have one.</summary>
    public static (string Name, string Unit) SplitUnit(string plain)
    {
        var open = plain.LastIndexOf('(');
        if (open > 0 && plain.EndsWith(')')) return (plain[..open], plain[(open + 1)..^1]);
        var dash = plain.LastIndexOf('_');
        return dash > 0 ? (plain[..dash], plain[(dash + 1)..]) : (plain, "");
    }
}
