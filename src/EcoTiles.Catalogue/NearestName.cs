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

    /// <summary>Letters to change, add or drop to make one name the other; case does not count.</summary>
    public static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        // One row of the edit table at a time: row[j] is the distance of the part of `from` read so far to to[..j].
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++) row[j] = j;
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i]) == char.ToLowerInvariant(to[j]);
                var change = diagonal + (same ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, 1 + Math.Min(row[j], diagonal));
            }
        }
        return row[to.Length];
    }
}
