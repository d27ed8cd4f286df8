namespace EcoTiles.Import.Facts;

/// <summary>The lie of the land, roughly: heights in metres, tilts in metres across the plan, precipitation in millimetres.</summary>
public sealed record TerrainFact
{
    public required double Base { get; init; }
    public double TiltEast { get; init; }
    public double TiltNorth { get; init; }
    public double Roughness { get; init; }

    /// <summary>Millimetres a year at base height, and what each 100 m add.</summary>
    public required double[] Precipitation { get; init; }

    /// <summary>Millimetres that the northern edge gets more than the southern one.</summary>
    public double PrecipitationNorth { get; init; }

    /// <summary>Degrees Celsius at base height.</summary>
    public required double Temperature { get; init; }

    public IReadOnlyList<RangeFact> Ranges { get; init; } = [];
}

/// <summary>A mountain range: its crest line, half width and height above the base.</summary>
public sealed record RangeFact(IReadOnlyList<double[]> Line, double WidthKm, double Height);

/// <summary>Which share of the land is covered by what; the remainder gets the land-use code named so.</summary>
public sealed record CoverFact
{
    public required string Remainder { get; init; }
    public double Forest { get; init; }
    public double Grass { get; init; }
    public double Orchard { get; init; }
    public double Wetland { get; init; }
    public double Farmland { get; init; }
    public double Ice { get; init; }
    public double Bare { get; init; }

    /// <summary>Radius of the chief town, and of the seats of the other units.</summary>
    public double UrbanKm { get; init; }
    public double TownKm { get; init; }
}

/// <summary>A soil type and the kind of place it lies in.</summary>
public sealed record SoilFact(string Code, string Name, string Where);

public sealed record PhysiographyFact(string Name, IReadOnlyList<double[]> Points);
