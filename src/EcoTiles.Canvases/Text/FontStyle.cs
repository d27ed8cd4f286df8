namespace EcoTiles.Canvases.Text;

/// <summary>Which way letters lean. Waters on Chinese maps are lettered in a serif face that leans left (左斜宋体).</summary>
enum FontSlant
{
    Upright,
    Right,
    Left,
}

/// <summary>A font name taken apart: "Noto Serif SC Bold Left Italic" is a family, a weight and a slant.</summary>
/// <param name="Weight">100 to 900; 400 is regular, 700 bold.</param>
readonly record struct FontStyle(string Family, int Weight, FontSlant Slant)
{
    const int Regular = 400;

    static readonly Dictionary<string, int> Weights = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Thin"] = 100, ["Hairline"] = 100,
        ["ExtraLight"] = 200, ["Extra Light"] = 200, ["UltraLight"] = 200, ["Ultra Light"] = 200,
        ["Light"] = 300, ["DemiLight"] = 350,
        ["Regular"] = Regular, ["Normal"] = Regular, ["Book"] = Regular,
        ["Medium"] = 500,
        ["SemiBold"] = 600, ["Semi Bold"] = 600, ["DemiBold"] = 600, ["Demi Bold"] = 600, ["Semibold"] = 600,
        ["ExtraBold"] = 800, ["Extra Bold"] = 800, ["UltraBold"] = 800,
        ["Bold"] = 700, ["Black"] = 900, ["Heavy"] = 900,
    };

    public bool IsBold => Weight >= 600;

    /// <summary>Whether the family is lettered with serifs, as its name tells: 宋, 明, 楷, 仿宋 count as such.</summary>
    public bool IsSerif => IsSerifName(Family);

    public static bool IsSerifName(string family) =>
        !family.Contains("Sans", StringComparison.OrdinalIgnoreCase)
        && SerifWords.Any(word => family.Contains(word, StringComparison.OrdinalIgnoreCase));

    static readonly string[] SerifWords = ["Serif", "Song", "SimSun", "Ming", "Kai", "Times", "Roman", "Naskh", "宋", "明", "楷"];

    public static FontStyle Parse(string name)
    {
        var rest = name.Trim();
        var weight = Regular;
        var slant = FontSlant.Upright;
        while (true)
        {
            if (slant == FontSlant.Upright && (Take(ref rest, "Left Italic") || Take(ref rest, "Left Oblique"))) slant = FontSlant.Left;
            else if (slant == FontSlant.Upright && (Take(ref rest, "Italic") || Take(ref rest, "Oblique"))) slant = FontSlant.Right;
            else if (weight == Regular && TakeWeight(ref rest) is { } found) weight = found;
            else return new(rest, weight, slant);
        }
    }

    static int? TakeWeight(ref string rest)
    {
        // The longest first: "Extra Bold" ends with "Bold", too.
        foreach (var (word, weight) in Weights.OrderByDescending(pair => pair.Key.Length))
        {
            if (Take(ref rest, word)) return weight;
        }
        return null;
    }

    static bool Take(ref string rest, string word)
    {
        // A family of that name alone, such as "Bold", stays one.
        if (!rest.EndsWith(word, StringComparison.OrdinalIgnoreCase) || rest.Length <= word.Length) return false;
        if (rest[^(word.Length + 1)] is not (' ' or '-')) return false;
        rest = rest[..^(word.Length + 1)].TrimEnd();
        return true;
    }
}
