namespace EcoTiles.Catalogue;

/// <summary>Finds the known name that a mistyped one most likely stands for.</summary>
public static class NearestName
{
    const int LongestCompared = 64;

    /// <summary>Returns the nearest name, or null when none is near enough to be meant.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestCompared) return null;
        string? nearest = null;
        var least = name.Length < 4 ? 2 : name.Length / 3 + 2; // swapped letters count two, and may be
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) >= least) continue;
            var distance = Distance(name, candidate);
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }
        return nearest;
    }

    /// <summary>Letters to change, add, drop or swap with their neighbour; case does not count.</summary>
    public static int Distance(string from, string to)
    {
        // table[i, j] is the distance between the first i letters of `from` and the first j of `to`.
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 1; i <= from.Length; i++) table[i, 0] = i;
        for (var j = 1; j <= to.Length; j++) table[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var change = table[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                var least = Math.Min(change, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                var swapped = i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]);
                table[i, j] = swapped ? Math.Min(least, 1 + table[i - 2, j - 2]) : least;
            }
        }
        return table[from.Length, to.Length];
    }

    static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
