using System.Text.RegularExpressions;

namespace EcoTiles.Sources.PostGis;

/// <summary>Chooses tables by schema.table patterns with * and ?; a pattern without a dot means the table in any schema.</summary>
sealed class NamePattern(IReadOnlyList<string> include, IReadOnlyList<string> exclude)
{
    readonly List<Regex> _include = [.. include.Select(ToRegex)];
    readonly List<Regex> _exclude = [.. exclude.Select(ToRegex)];

    public bool Chooses(string schema, string table)
    {
        var name = $"{schema}.{table}";
        return (_include.Count == 0 || _include.Exists(pattern => pattern.IsMatch(name)))
            && !_exclude.Exists(pattern => pattern.IsMatch(name));
    }

    static Regex ToRegex(string pattern)
    {
        var whole = pattern.Contains('.', StringComparison.Ordinal) ? pattern : $"*.{pattern}";
        var escaped = Regex.Escape(whole)
            .Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal);
        return new Regex($"^{escaped}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }
}
