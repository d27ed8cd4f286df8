namespace EcoTiles.Geometry.Projections;

/// <summary>
/// Recognises a coordinate system by the parameters of its WKT, as ArcGIS, QGIS, SuperMap and MapGIS write them: names
/// differ and lie, central meridian and false easting do not.
/// </summary>
static class CoordinateSystemWkt
{
    const double Close = 1e-6;

    /// <summary>Null when the text leaves open what it is, or it is none of the known systems.</summary>
    public static CoordinateSystem? Find(WellKnownText wkt)
    {
        if (wkt.Find("PROJCS", "PROJCRS", "PROJECTEDCRS") is not { } projected)
            return wkt.Find("GEOGCS", "GEOGCRS", "GEODCRS", "GEODETICCRS") is null ? null : Geographic(wkt);
        return Geographic(wkt) is { } datum && IsTransverseMercator(projected) && IsInMetres(projected)
            ? Projected(projected, datum)
            : null;
    }

    /// <summary>The old datum that a system is based on, or null.</summary>
    public static string? OldDatum(WellKnownText wkt) => Axis(wkt) switch
    {
        6378245 => "1954 北京坐标系 Beijing 1954", // Krassowsky's ellipsoid
        6378140 => "1980 西安坐标系 Xian 1980", // IAG 1975
        _ => null,
    };

    static CoordinateSystem? Geographic(WellKnownText wkt)
    {
        if (Axis(wkt) is not { } axis || Math.Abs(axis - 6378137) > Close) return null;
        var datum = wkt.Find("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE")?.Name;
        var system = wkt.Find("GEOGCS", "GEOGCRS", "BASEGEOGCRS", "GEODCRS")?.Name;
        var names = $"{datum} {system}".ToUpperInvariant();
        bool Has(string word) => names.Contains(word, StringComparison.Ordinal);
        // GRS 80 has the same shape as CGCS2000 and many datums of other countries, so the name must tell too.
        if (Has("CGCS") || (Has("2000") && (Has("CHINA") || Has("中国") || Has("国家")))) return CoordinateSystem.Find(4490);
        return Has("WGS") && Has("84") ? CoordinateSystem.Find(4326) : null;
    }

    static CoordinateSystem? Projected(WellKnownText projected, CoordinateSystem datum)
    {
        var meridian = Parameter(projected, "centralmeridian", "longitudeofnaturalorigin", "longitudeoforigin");
        var easting = Parameter(projected, "falseeasting");
        var scale = Parameter(projected, "scalefactor", "scalefactoratnaturalorigin") ?? 1;
        var northing = Parameter(projected, "falsenorthing") ?? 0;
        var latitude = Parameter(projected, "latitudeoforigin", "latitudeofnaturalorigin") ?? 0;
        if (meridian is null || easting is null || Math.Abs(northing) + Math.Abs(latitude) > Close) return null;
        // CGCS2000 before WGS 84: of two codes for one projection the first fits the datum.
        foreach (var srid in Enumerable.Range(4513, 42).Concat(Enumerable.Range(4491, 22)))
        {
            if (datum.Srid == 4490 && Math.Abs(scale - 1) < Close
                && CoordinateSystem.Find(srid) is { Projection: { } found } system
                && Math.Abs(found.CentralMeridian - meridian.Value) < Close && Math.Abs(found.FalseEasting - easting.Value) < Close)
            {
                return system;
            }
        }
        var zone = (int)Math.Round((meridian.Value + 183) / 6);
        return datum.Srid == 4326 && zone is >= 1 and <= 60
            && Math.Abs(scale - 0.9996) < Close && Math.Abs(easting.Value - 500_000) < Close
            && Math.Abs(6 * zone - 183 - meridian.Value) < Close
            ? CoordinateSystem.Find(32600 + zone)
            : null;
    }

    static bool IsTransverseMercator(WellKnownText projected) =>
        Bare(projected.Find("PROJECTION", "METHOD")?.Name) is "gausskruger" or "transversemercator" or "高斯克吕格";

    static bool IsInMetres(WellKnownText projected) =>
        projected.Children.LastOrDefault(child => child.Keyword is "UNIT" or "LENGTHUNIT")?.Number(1) is null or 1;

    static double? Parameter(WellKnownText projected, params ReadOnlySpan<string> names)
    {
        var holder = projected.Find("CONVERSION") ?? projected;
        foreach (var child in holder.Children)
        {
            if (child.Keyword == "PARAMETER" && names.Contains(Bare(child.Name))) return child.Number(1);
        }
        return null;
    }

    static double? Axis(WellKnownText wkt) => wkt.Find("SPHEROID", "ELLIPSOID")?.Number(1);

    static string Bare(string? name) => string.Concat((name ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
