using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Projections;

/// <summary>The coordinate systems by EPSG code, and what is said of those that are refused.</summary>
public static class KnownCoordinateSystems
{
    /// <summary>Further than this from its central meridian a place is swapped, prefixed or in another system.</summary>
    const double WidestEasting = 2_000_000;

    const double MeridianQuadrant = 10_002_000;

    static readonly Envelope World = new(-180.000001, -90.000001, 180.000001, 90.000001);

    /// <summary>WGS 84 with longitude first, as CRS:84 and GeoJSON have it.</summary>
    public static CoordinateSystem Crs84 { get; } =
        new(4326, "WGS 84（经度在前）", "WGS 84 longitude-latitude", World);

    /// <summary>Says why a system is refused and how to mend it.</summary>
    /// <param name="name">What the data call their system, or null.</param>
    public static (string Zh, string En) Refusal(int srid, string? name)
    {
        if (srid <= 0 && string.IsNullOrWhiteSpace(name))
        {
            return ("缺少坐标系信息，请声明为 2000 国家大地坐标系（EPSG:4490 或对应 3 度带）",
                "No CRS given; declare CGCS2000 (EPSG:4490 or its 3-degree zone)");
        }
        var label = (srid > 0 ? $"EPSG:{srid}" : "") + (string.IsNullOrWhiteSpace(name) ? "" : $" {name}");
        label = OldDatum(srid, name) is { } datum ? $"{label.Trim()}（{datum}）" : label.Trim();
        return ($"坐标系 {label} 不是 2000 国家大地坐标系，请先转换", $"{label} is not CGCS2000; transform it first");
    }

    internal static CoordinateSystem? Make(int srid) => srid switch
    {
        4490 => new(srid, "2000 国家大地坐标系", "CGCS2000", World) { IsNorthFirst = true },
        4326 => new(srid, "WGS 84", "WGS 84", World) { IsNorthFirst = true },
        // The poles come out of other programs as far as 243,000 km from the equator.
        3857 or 900913 or 102100 => new(
            3857, "Web 墨卡托投影", "Web Mercator", new(-20037509, -250_000_000, 20037509, 250_000_000))
        { IsWebMercator = true },
        >= 4491 and <= 4501 => GaussKruger(srid, 6, srid - 4491 + 13, true),
        >= 4502 and <= 4512 => GaussKruger(srid, 6, srid - 4502 + 13, false),
        >= 4513 and <= 4533 => GaussKruger(srid, 3, srid - 4513 + 25, true),
        >= 4534 and <= 4554 => GaussKruger(srid, 3, srid - 4534 + 25, false),
        >= 32601 and <= 32660 => Utm(srid, srid - 32600, true),
        >= 32701 and <= 32760 => Utm(srid, srid - 32700, false),
        _ => null,
    };

    static CoordinateSystem GaussKruger(int srid, int degrees, int zone, bool prefixed)
    {
        var meridian = degrees == 3 ? 3 * zone : 6 * zone - 3;
        var falseEasting = 500_000 + (prefixed ? zone * 1_000_000.0 : 0);
        var nameZh = prefixed
            ? $"CGCS2000 高斯-克吕格 {degrees} 度带第 {zone} 带"
            : $"CGCS2000 高斯-克吕格 {degrees} 度带中央经线 {meridian}°E";
        var nameEn = prefixed
            ? $"CGCS2000 / {(degrees == 3 ? "3-degree " : "")}Gauss-Kruger zone {zone}"
            : $"CGCS2000 / {(degrees == 3 ? "3-degree " : "")}Gauss-Kruger CM {meridian}E";
        return new(srid, nameZh, nameEn, Around(falseEasting, 0))
        {
            IsNorthFirst = true,
            Projection = new TransverseMercator(Ellipsoid.Cgcs2000, meridian, 1, falseEasting, 0),
        };
    }

    static CoordinateSystem Utm(int srid, int zone, bool north)
    {
        var falseNorthing = north ? 0 : 10_000_000;
        var hemisphere = north ? 'N' : 'S';
        return new(
            srid, $"WGS 84 UTM 第 {zone}{hemisphere} 带", $"WGS 84 / UTM zone {zone}{hemisphere}",
            Around(500_000, falseNorthing))
        {
            Projection = new TransverseMercator(Ellipsoid.Wgs84, 6 * zone - 183, 0.9996, 500_000, falseNorthing),
        };
    }

    static Envelope Around(double falseEasting, double falseNorthing) => new(
        falseEasting - WidestEasting, falseNorthing - MeridianQuadrant,
        falseEasting + WidestEasting, falseNorthing + MeridianQuadrant);

    /// <summary>What people call the old datum of a system that is refused, or null.</summary>
    public static string? OldDatum(int srid, string? name) => srid switch
    {
        4214 or (>= 2401 and <= 2442) or (>= 21413 and <= 21423) or (>= 21453 and <= 21463) or (>= 21473 and <= 21483)
            => "1954 北京坐标系 Beijing 1954",
        4610 or (>= 2327 and <= 2390) => "1980 西安坐标系 Xian 1980",
        _ when name is null => null,
        _ when WellKnownText.Parse(name) is { } wkt && CoordinateSystemWkt.OldDatum(wkt) is { } datum => datum,
        _ when name.Contains("Beijing", StringComparison.OrdinalIgnoreCase) || name.Contains("北京", StringComparison.Ordinal)
            => "1954 北京坐标系 Beijing 1954",
        _ when name.Contains("Xian", StringComparison.OrdinalIgnoreCase) || name.Contains("西安", StringComparison.Ordinal)
            => "1980 西安坐标系 Xian 1980",
        _ when name.Contains("GCJ", StringComparison.OrdinalIgnoreCase) || name.Contains("火星", StringComparison.Ordinal)
            => "火星坐标 GCJ-02",
        _ => null,
    };
}
