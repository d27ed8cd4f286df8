namespace EcoTiles.Drawing.Text;

/// <summary>The brackets that come in pairs.</summary>
static class Brackets
{
    const string Opening = "([{（［｛「『【《〈〔〖〘〚⟨⟪";
    const string Closing = ")]}）］｝」』】》〉〕〗〙〛⟩⟫";

    /// <summary>The bracket that closes this one, or nothing when it opens none.</summary>
    public static char ClosingOf(char opening) => Opening.IndexOf(opening, StringComparison.Ordinal) is var place and >= 0 ? Closing[place] : '\0';

    public static bool IsOpening(char character) => Opening.Contains(character, StringComparison.Ordinal);

    public static bool IsClosing(char character) => Closing.Contains(character, StringComparison.Ordinal);
}
