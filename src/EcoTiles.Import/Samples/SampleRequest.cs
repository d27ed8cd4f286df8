namespace EcoTiles.Import.Samples;

/// <summary>Which sample data to make, and where.</summary>
/// <param name="OutputPath">The GeoPackage to write; an older one is replaced when the new one is whole.</param>
public sealed record SampleRequest(string OutputPath)
{
    /// <summary>The same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Null makes sample plans; a size makes one plan to measure with.</summary>
    public SampleSize? StressSize { get; init; }

    /// <summary>Makes image files; without it the plans have neither heights nor imagery.</summary>
    public EncodeTile? Encode { get; init; }

    /// <summary>The plans to make; all five when null.</summary>
    public IReadOnlyList<string>? Plans { get; init; }
}

/// <summary>Makes the file of a square image: JPEG of a photograph, otherwise PNG.</summary>
public delegate byte[] EncodeTile(uint[] pixels, int side, bool isPhotograph);

/// <summary>About how many land-use parcels a plan to measure with has.</summary>
public enum SampleSize
{
    Size10k,
    Size100k,
    Size1m,
}

/// <summary>How far the making has come.</summary>
/// <param name="Step">What is being made, for a person.</param>
public sealed record SampleProgress(string Step, int Done, int Total);
