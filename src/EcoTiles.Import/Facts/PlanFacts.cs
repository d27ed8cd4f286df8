namespace EcoTiles.Import.Facts;

/// <summary>What the text of one plan says, with approximate places: all that sample geometry is made from.</summary>
public sealed record PlanFacts
{
    public required string Id { get; init; }
    public required PlanDescription Plan { get; init; }
    public IReadOnlyList<NeighbourFact> Neighbours { get; init; } = [];
    public IReadOnlyList<PatternFact> Patterns { get; init; } = [];
    public IReadOnlyList<ZoneFact> Zones { get; init; } = [];
    public IReadOnlyList<KeyAreaFact> KeyAreas { get; init; } = [];
    public IReadOnlyList<CorridorFact> Corridors { get; init; } = [];
    public IReadOnlyList<FeatureFact> Features { get; init; } = [];

    /// <summary>How many projects the text counts.</summary>
    public int ProjectCount { get; init; }

    public IReadOnlyList<ProjectClassFact> ProjectClasses { get; init; } = [];
    public IReadOnlyList<IndicatorFact> Indicators { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Goals { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();
    public IReadOnlyList<string> Problems { get; init; } = [];
    public IReadOnlyList<SubsidenceFact> SubsidenceAreas { get; init; } = [];
    public IReadOnlyList<string> Villages { get; init; } = [];
    public IReadOnlyList<string> Minerals { get; init; } = [];
    public required IReadOnlyList<UnitFact> Units { get; init; }
    public IReadOnlyList<PrefectureFact> Prefectures { get; init; } = [];

    /// <summary>Mean resilience level (1 strong to 5 weak) of zones, by zone name.</summary>
    public IReadOnlyDictionary<string, int> Resilience { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<MapFact> Maps { get; init; } = [];
    public required TerrainFact Terrain { get; init; }
    public required CoverFact Cover { get; init; }
    public IReadOnlyList<SoilFact> Soils { get; init; } = [];
    public IReadOnlyList<PhysiographyFact> Physiography { get; init; } = [];

    /// <summary>Longitude, latitude pairs of the invented outline, counter-clockwise and not closed.</summary>
    public required IReadOnlyList<double[]> Outline { get; init; }
}

public sealed record PlanDescription
{
    public required string Title { get; init; }
    public string? TitleEn { get; init; }
    public required string Kind { get; init; }
    public required string Level { get; init; }
    public required string Status { get; init; }
    public string? Compiler { get; init; }
    public required int BaseYear { get; init; }
    public string? CrsPrint { get; init; }
    public required string HeightDatum { get; init; }
    public required string Secrecy { get; init; }
    public string? Scope { get; init; }
    public required RegionFact Region { get; init; }
    public required string Issued { get; init; }
    public required YearsFact Period { get; init; }
    public required IReadOnlyList<StageFact> Stages { get; init; }
    public required double AreaKm2 { get; init; }

    /// <summary>False when the area is a common reference's, not the text's own.</summary>
    public bool AreaStated { get; init; }
}

public sealed record RegionFact(string Name, string? NameEn, string Code, string? Parent, string? ParentCode,
    string Province);

public sealed record YearsFact(int From, int To);

public sealed record StageFact(string Key, string Zh, int From, int To, int TargetYear);

public sealed record NeighbourFact(string Name, string Side);

public sealed record PatternFact(string Scheme, string Name, IReadOnlyList<PatternGroupFact> Groups);

public sealed record PatternGroupFact(string Term, string Kind, IReadOnlyList<PatternMemberFact> Members);

public sealed record PatternMemberFact(string Name, string Ref);

public sealed record ZoneFact
{
    public required string Id { get; init; }
    public required string Scheme { get; init; }
    public required int Level { get; init; }
    public string? Parent { get; init; }
    public required string Name { get; init; }
    public string? NameEn { get; init; }
    public string? Location { get; init; }
    public string? Direction { get; init; }
    public required string Function { get; init; }
    public int Sort { get; init; }
    public IReadOnlyList<string> Problems { get; init; } = [];
    public IReadOnlyList<string> ProblemCodes { get; init; } = [];
    public IReadOnlyList<string> Approach { get; init; } = [];
    public IReadOnlyList<string> StrategyMain { get; init; } = [];
    public IReadOnlyList<string> StrategyMinor { get; init; } = [];
}

public sealed record KeyAreaFact
{
    public required string Id { get; init; }
    public required string Scheme { get; init; }
    public string? Zone { get; init; }
    public required string Name { get; init; }
    public required string Theme { get; init; }
    public string? Space { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Ids of zones, corridors and features, <c>u:</c> and a unit's name, or <c>land:</c> and a kind of land.</summary>
    public IReadOnlyList<string> MemberRefs { get; init; } = [];

    public IReadOnlyList<string> Villages { get; init; } = [];
}

public sealed record CorridorFact
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public string? PatternGroup { get; init; }
    public bool IsBackbone { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public required IReadOnlyList<double[]> Line { get; init; }
}

public sealed record FeatureFact(string Id, string Name, string Kind, double Lon, double Lat, bool Node = false);

public sealed record ProjectClassFact
{
    public required string Id { get; init; }
    public required string Scheme { get; init; }
    public required string Name { get; init; }
    public required string Theme { get; init; }

    /// <summary>How many projects the class has; those not named in the text are made up.</summary>
    public required int Count { get; init; }

    public IReadOnlyList<string> Items { get; init; } = [];
    public IReadOnlyList<string> DeclaredUnits { get; init; } = [];
    public IReadOnlyList<ProjectFact> Projects { get; init; } = [];
}

public sealed record ProjectFact
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Stage { get; init; }
    public IReadOnlyList<string> Units { get; init; } = [];
    public IReadOnlyList<string> Refs { get; init; } = [];
}

public sealed record IndicatorFact
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public string? Relation { get; init; }
    public bool Required { get; init; }
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();
}

public sealed record SubsidenceFact(string Unit, IReadOnlyList<string> Parts);

public sealed record UnitFact
{
    public required string Name { get; init; }
    public required string Code { get; init; }
    public required string Kind { get; init; }
    public string? PrefectureCode { get; init; }
    public required double Lon { get; init; }
    public required double Lat { get; init; }

    /// <summary>Zone id by scheme.</summary>
    public required IReadOnlyDictionary<string, string> Zones { get; init; }

    public IReadOnlyList<UnitPointFact> ExtraPoints { get; init; } = [];

    /// <summary>For a unit cut by a zone line: the zone id by scheme of each part.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Split { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();
}

public sealed record UnitPointFact(double Lon, double Lat, string Part);

public sealed record PrefectureFact(string Name, string Code, double Lon, double Lat);

public sealed record MapFact(string Title, string CatalogueId);
