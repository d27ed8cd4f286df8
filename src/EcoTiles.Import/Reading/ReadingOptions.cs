namespace EcoTiles.Import.Reading;

/// <summary>How files are to be read, and how much of them at most.</summary>
public sealed record ReadingOptions
{
    public static ReadingOptions Default { get; } = new();

    /// <summary>The coordinate system to take for every layer, whatever the files say: EPSG code, name or WKT.</summary>
    public string? Crs { get; init; }

    /// <summary>The encoding of attribute text: UTF-8 or GB18030; by the file, else guessed, when null.</summary>
    public string? Encoding { get; init; }

    public int MaxVertices { get; init; } = 5_000_000;

    public int MaxRings { get; init; } = 100_000;

    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>How many times larger than itself the content of an archive may be.</summary>
    public int MaxExpansionRatio { get; init; } = 100;

    public long MaxExpandedBytes { get; init; } = 2L << 30;
}
