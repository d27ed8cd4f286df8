namespace EcoTiles.Drawing.Text;

/// <summary>The fonts a text is to be set in.</summary>
/// <param name="Families">Font names as styles write them ("Noto Sans SC Bold"), the first that has a glyph is taken.</param>
/// <param name="Size">Height of an em in canvas units.</param>
/// <param name="LetterSpacing">Added between letters, in em; letters of scripts that join stay together.</param>
/// <param name="Direction">Of the line as a whole; words in the other direction keep theirs.</param>
/// <param name="HasWholeAdvances">Letters are as wide as browsers have them: in whole 1/24 em, and no pairs moved together.</param>
public readonly record struct FontRequest(
    FontStack Families, float Size, float LetterSpacing = 0, TextDirection Direction = TextDirection.Auto,
    bool HasWholeAdvances = false);

/// <summary>The side a line of text begins at.</summary>
public enum TextDirection
{
    /// <summary>As its first letter wants it.</summary>
    Auto,
    LeftToRight,
    RightToLeft,
}

/// <summary>A list of font names that is compared by its content.</summary>
public sealed record FontStack
{
    readonly string _key;

    public FontStack(params IReadOnlyList<string> names)
    {
        Names = names;
        _key = string.Join(',', names);
    }

    public IReadOnlyList<string> Names { get; }

    public bool Equals(FontStack? other) => other is not null && other._key == _key;

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _key;
}
