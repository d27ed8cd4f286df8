using System.Globalization;

namespace EcoTiles.Rendering.Legends;

/// <summary>Orders texts as people count: the ninth before the tenth, GC-2 before GC-10.</summary>
sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var one = (x ?? "").AsSpan();
        var other = (y ?? "").AsSpan();
        while (!one.IsEmpty && !other.IsEmpty)
        {
            var by = char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0])
                ? TakeNumber(ref one).CompareTo(TakeNumber(ref other))
                : Take(ref one).CompareTo(Take(ref other));
            if (by != 0) return by;
        }
        // Numbers that are the same may be written differently, and two texts are only one when their letters are.
        return one.Length != other.Length ? one.Length - other.Length : string.CompareOrdinal(x, y);
    }

    static char Take(ref ReadOnlySpan<char> text)
    {
        var first = text[0];
        text = text[1..];
        return first;
    }

    static double TakeNumber(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
