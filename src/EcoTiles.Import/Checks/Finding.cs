using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Checks;

/// <summary>What a finding does to the data.</summary>
public enum FindingLevel
{
    /// <summary>The data is refused.</summary>
    Error,

    /// <summary>The data is accepted and the finding reported.</summary>
    Warning,
}

/// <summary>A place in degrees of longitude and latitude.</summary>
public readonly record struct Place(double Longitude, double Latitude);

/// <summary>A value that is said differently in Chinese and in English.</summary>
public readonly record struct TwoWords(string Zh, string En);

/// <summary>One thing in the data that breaks a rule: which feature, where, and in words.</summary>
public sealed record Finding(
    string Code,
    FindingLevel Level,
    string Table,
    string? FeatureId,
    double? Longitude,
    double? Latitude,
    string MessageZh,
    string MessageEn)
{
    /// <summary>The rule that is broken, which says how that is mended.</summary>
    [JsonIgnore]
    public FindingText Rule => FindingTexts.Of(Code);

    /// <summary>Ids of the other features that have a part in it.</summary>
    public IReadOnlyList<string> OtherIds { get; init; } = [];

    /// <summary>What a picture shows as wrong, in degrees: a gap, an overlap, the part outside.</summary>
    public MultiPolygon? Spot { get; init; }

    /// <summary>A finding of the rule with this code, whose text takes the values in the order of its Chinese wording.</summary>
    public static Finding Of(string code, string table, string? featureId, Place? place, params IReadOnlyList<object?> values)
    {
        var rule = FindingTexts.Of(code);
        var (zh, en) = rule.Fill(values);
        return new(code, rule.Level, table, featureId, place?.Longitude, place?.Latitude, zh, en);
    }
}
