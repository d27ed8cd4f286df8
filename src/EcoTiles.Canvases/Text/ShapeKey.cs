using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>What a shaped line was made from.</summary>
readonly record struct ShapeKey(string Text, FontRequest Font);

/// <summary>The same without a string of its own, to look a line up with.</summary>
readonly ref struct ShapeQuery(ReadOnlySpan<char> text, FontRequest font)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public FontRequest Font { get; } = font;
}

sealed class ShapeKeyComparer : IEqualityComparer<ShapeKey>, IAlternateEqualityComparer<ShapeQuery, ShapeKey>
{
    public static readonly ShapeKeyComparer Instance = new();

    public bool Equals(ShapeKey x, ShapeKey y) => x == y;

    public int GetHashCode(ShapeKey key) => Hash(key.Text, key.Font);

    public bool Equals(ShapeQuery alternate, ShapeKey other) =>
        alternate.Text.SequenceEqual(other.Text) && alternate.Font == other.Font;

    public int GetHashCode(ShapeQuery alternate) => Hash(alternate.Text, alternate.Font);

    public ShapeKey Create(ShapeQuery alternate) => new(alternate.Text.ToString(), alternate.Font);

    static int Hash(ReadOnlySpan<char> text, in FontRequest font) =>
        HashCode.Combine(string.GetHashCode(text, StringComparison.Ordinal), font);
}
