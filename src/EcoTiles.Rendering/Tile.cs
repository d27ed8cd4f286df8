namespace EcoTiles.Rendering;

/// <summary>One tile as it is kept and sent.</summary>
/// <param name="Bytes">The body; a vector tile is gzip-compressed once, here.</param>
/// <param name="ETag">A strong entity tag made of the content, quotes included.</param>
/// <param name="IsEmpty">Nothing lies in the tile: a normal answer.</param>
public sealed record Tile(byte[] Bytes, string ETag, bool IsEmpty)
{
    public static Tile Empty { get; } = new([], "\"empty\"", IsEmpty: true);

    public string MediaType { get; init; } = "application/vnd.mapbox-vector-tile";

    /// <summary>Whether the bytes are gzip-compressed.</summary>
    public bool IsPacked { get; init; } = true;

    /// <summary>False when something that belongs there could not be had now; such a tile is not kept for long.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Features were left out to stay within the limits of one tile.</summary>
    public bool Truncated { get; init; }
}
