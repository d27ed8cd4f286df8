using System.Collections.Concurrent;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Projections;

/// <summary>
/// A coordinate system whose places can be turned into longitude and latitude and back. x runs east and y north
/// whatever order the authority writes them in. CGCS2000 and WGS 84 differ by centimetres and are taken as one datum.
/// </summary>
public sealed class CoordinateSystem
{
    const double MercatorRadius = 6378137;
    const int EdgeSteps = 64;

    static readonly ConcurrentDictionary<int, CoordinateSystem?> Found = new();

    internal CoordinateSystem(int srid, string nameZh, string nameEn, Envelope domain)
    {
        Srid = srid;
        NameZh = nameZh;
        NameEn = nameEn;
        Domain = domain;
    }

    public int Srid { get; }

    public string NameZh { get; }

    public string NameEn { get; }

    /// <summary>Coordinates outside this box cannot be meant.</summary>
    public Envelope Domain { get; }

    /// <summary>Longitude and latitude in degrees, nothing to compute.</summary>
    public bool IsGeographic => Projection is null && !IsWebMercator;

    public bool IsWebMercator { get; init; }

    /// <summary>Whether the authority writes latitude or northing first, as WMS 1.3.0 then does.</summary>
    public bool IsNorthFirst { get; init; }

    public TransverseMercator? Projection { get; init; }

    /// <summary>Null when the code is unknown or its datum is not CGCS2000 or WGS 84.</summary>
    public static CoordinateSystem? Find(int srid) => Found.GetOrAdd(srid, KnownCoordinateSystems.Make);

    /// <summary>By any usual spelling: EPSG:4490, CRS:84, an OGC urn or URL, or the name in a WKT or .prj text.</summary>
    public static CoordinateSystem? Find(string text) => CoordinateSystemNames.Find(text);

    /// <summary>Turns x, y pairs into longitude, latitude pairs (degrees), in place.</summary>
    public void ToLonLat(Span<double> xy)
    {
        if (Projection is not null) Projection.Unproject(xy);
        else if (IsWebMercator) MercatorToLonLat(xy);
    }

    /// <summary>Turns longitude, latitude pairs (degrees) into x, y pairs, in place.</summary>
    public void FromLonLat(Span<double> lonLat)
    {
        if (Projection is not null) Projection.Project(lonLat);
        else if (IsWebMercator) LonLatToMercator(lonLat);
    }

    /// <summary>The longitude, latitude box around a box of this system, curved edges included.</summary>
    public Envelope ToLonLat(Envelope box)
    {
        if (IsGeographic || box.IsEmpty) return box;
        var edges = Edges(box, double.NaN, double.NaN);
        ToLonLat(edges);
        return BoxOf(edges);
    }

    /// <summary>The box of this system around a longitude, latitude box, curved edges included.</summary>
    public Envelope FromLonLat(Envelope lonLat)
    {
        if (IsGeographic || lonLat.IsEmpty) return lonLat;
        // A parallel comes furthest south on the central meridian, a meridian furthest out at the equator.
        var edges = Edges(lonLat, Projection?.CentralMeridian ?? double.NaN, 0);
        FromLonLat(edges);
        return BoxOf(edges);
    }

    public override string ToString() => $"EPSG:{Srid}";

    static void MercatorToLonLat(Span<double> xy)
    {
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            xy[i] *= 180 / (Math.PI * MercatorRadius);
            xy[i + 1] = Math.Atan(Math.Sinh(xy[i + 1] / MercatorRadius)) * (180 / Math.PI);
        }
    }

    static void LonLatToMercator(Span<double> lonLat)
    {
        for (var i = 0; i + 1 < lonLat.Length; i += 2)
        {
            lonLat[i] *= Math.PI * MercatorRadius / 180;
            // The poles lie at infinity; a place next to them keeps sums finite.
            var latitude = Math.Clamp(lonLat[i + 1], -89.9999999, 89.9999999);
            lonLat[i + 1] = MercatorRadius * Math.Asinh(Math.Tan(latitude * (Math.PI / 180)));
        }
    }

    /// <summary>Points along the four edges, with one more on each edge that crosses the given x or y.</summary>
    static double[] Edges(Envelope box, double throughX, double throughY)
    {
        var middleX = Math.Clamp(double.IsNaN(throughX) ? box.MinX : throughX, box.MinX, box.MaxX);
        var middleY = Math.Clamp(double.IsNaN(throughY) ? box.MinY : throughY, box.MinY, box.MaxY);
        var points = new GrowingArray<double>(8 * (EdgeSteps + 2));
        for (var step = 0; step <= EdgeSteps + 1; step++)
        {
            var share = (double)step / EdgeSteps;
            var x = step > EdgeSteps ? middleX : box.MinX + share * box.Width;
            var y = step > EdgeSteps ? middleY : box.MinY + share * box.Height;
            points.AddRange([x, box.MinY, x, box.MaxY, box.MinX, y, box.MaxX, y]);
        }
        return points.ToArray();
    }

    static Envelope BoxOf(ReadOnlySpan<double> points)
    {
        var box = Envelope.Empty;
        for (var i = 0; i + 1 < points.Length; i += 2)
        {
            if (double.IsFinite(points[i]) && double.IsFinite(points[i + 1]))
                box = box.Including(points[i], points[i + 1]);
        }
        return box;
    }
}
