using System.Text.RegularExpressions;

namespace EcoTiles.Host.Configuration;

/// <summary>Shows a value without what must not be read over a shoulder.</summary>
static partial class Secrets
{
    public const string Hidden = "****";

    /// <summary>Hides passwords in addresses and in key=value pairs; a value that has neither form is hidden whole.</summary>
    public static string Mask(string text)
    {
        if (text.Length == 0) return "";
        var masked = PasswordPair().Replace(UserInfo().Replace(text, $"$1{Hidden}@"), $"$1{Hidden}");
        return masked != text || text.Contains("://", StringComparison.Ordinal) ? masked : Hidden;
    }

    // Up to the last @ before the path: a password may itself hold an @.
    [GeneratedRegex("(?<=://)([^:/@]*:)[^/]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex("((?:password|pwd|passwd|token|key|secret|tk|ak)\\s*=\\s*)[^;&\\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordPair();
}
