using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoTiles.Geometry.Projections;

/// <summary>
/// Recognises a coordinate system by what it is called: codes, OGC names, and the names that GIS programs write into
/// WKT and .prj texts, with or without an EPSG authority.
/// </summary>
static partial class CoordinateSystemNames
{
    public static CoordinateSystem? Find(string text)
    {
        text = text.Trim();
        if (text.Contains('[')) return FromWkt(text);
        if (Crs84().IsMatch(text)) return KnownCoordinateSystems.Crs84;
        return Code().Match(text) is { Success: true } code ? ByCode(code.Groups[1].Value) : ByName(text);
    }

    static CoordinateSystem? FromWkt(string wkt)
    {
        var byParameters = WellKnownText.Parse(wkt) is { } tree ? CoordinateSystemWkt.Find(tree) : null;
        // The last authority belongs to the outermost system, and only there does it name the whole.
        if (WktCode().Match(wkt) is { Success: true } code && ByCode(code.Groups[1].Value) is { } found)
            return byParameters is null || IsSame(found, byParameters) ? found : byParameters;
        if (byParameters is not null) return byParameters;
        return WktName().Match(wkt) is { Success: true } name ? ByName(name.Groups[1].Value) : null;
    }

    /// <summary>The 3-degree and 6-degree systems of one central meridian have two codes for one projection.</summary>
    static bool IsSame(CoordinateSystem one, CoordinateSystem other) =>
        (one.Projection?.CentralMeridian, one.Projection?.FalseEasting)
        == (other.Projection?.CentralMeridian, other.Projection?.FalseEasting);

    static CoordinateSystem? ByCode(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var srid)
            ? CoordinateSystem.Find(srid)
            : null;

    static CoordinateSystem? ByName(string name)
    {
        var bare = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (bare is "gcschinageodeticcoordinatesystem2000" or "chinageodeticcoordinatesystem2000" or "cgcs2000")
            return CoordinateSystem.Find(4490);
        if (bare is "gcswgs1984" or "wgs84" or "wgs1984") return CoordinateSystem.Find(4326);
        if (bare is "wgs1984webmercatorauxiliarysphere" or "wgs84pseudomercator") return CoordinateSystem.Find(3857);
        if (Utm().Match(bare) is { Success: true } utm)
            return CoordinateSystem.Find((utm.Groups[2].Value == "n" ? 32600 : 32700) + Number(utm.Groups[1]));
        return GaussKruger().Match(bare) is { Success: true } zone ? ByZone(zone) : null;
    }

    static CoordinateSystem? ByZone(Match match)
    {
        var threeDegree = match.Groups[1].Success;
        var prefixed = match.Groups[2].Value == "zone";
        var number = Number(match.Groups[3]);
        // By central meridian: 75, 78, ... 135, or every other one of them.
        var zone = prefixed ? number : threeDegree ? number / 3 : (number + 3) / 6;
        if (!prefixed && number != (threeDegree ? 3 * zone : 6 * zone - 3)) return null;
        return (threeDegree, zone) switch
        {
            (true, >= 25 and <= 45) => CoordinateSystem.Find((prefixed ? 4513 : 4534) + zone - 25),
            (false, >= 13 and <= 23) => CoordinateSystem.Find((prefixed ? 4491 : 4502) + zone - 13),
            _ => null,
        };
    }

    static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(CRS:|OGC:CRS|urn:ogc:def:crs:OGC:[\d.]*:CRS|https?://www\.opengis\.net/def/crs/OGC/[\d.]+/CRS)84$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Crs84();

    [GeneratedRegex(@"^(?:EPSG:|urn:(?:ogc|x-ogc):def:crs:EPSG:[\d.]*:|https?://www\.opengis\.net/(?:def/crs/EPSG/[\d.]+/|gml/srs/epsg\.xml#))?(\d{4,6})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:AUTHORITY\[\s*""EPSG""\s*,\s*""(?<1>\d+)""\s*\]|ID\[\s*""EPSG""\s*,\s*(?<1>\d+)\s*\])\s*\]\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WktCode();

    [GeneratedRegex(@"^\s*\w+\[\s*""([^""]{1,200})""", RegexOptions.CultureInvariant)]
    private static partial Regex WktName();

    [GeneratedRegex(@"^wgs(?:19)?84utmzone(\d{1,2})([ns])$", RegexOptions.CultureInvariant)]
    private static partial Regex Utm();

    [GeneratedRegex(@"^cgcs2000(3degree)?g(?:auss)?k(?:ruger)?(zone|cm)(\d{2,3})e?$", RegexOptions.CultureInvariant)]
    private static partial Regex GaussKruger();
}
