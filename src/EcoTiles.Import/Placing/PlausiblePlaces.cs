using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Placing;

/// <summary>
/// Tells from the values whether coordinates can be in the system they are said to be in: a plan lies in China, and not
/// far from the central meridian of its zone.
/// </summary>
public static class PlausiblePlaces
{
    const double FurthestFromMeridian = 500_000;
    const double OneZone = 1_000_000;

    static readonly Envelope China = new(72, 2, 136, 55);

    /// <summary>
    /// True when a place does not fit its system: outside of it, or unlikely in it where the same numbers with axes
    /// swapped, in degrees, or with another zone number before the easting, are likely.
    /// </summary>
    public static bool IsDoubtful(CoordinateSystem system, double x, double y)
    {
        if (IsLikely(system, x, y)) return false;
        var domain = system.Domain;
        return x < domain.MinX || x > domain.MaxX || y < domain.MinY || y > domain.MaxY
            || (!system.IsGeographic && (IsInChina(x, y) || IsInChina(y, x)))
            || IsLikely(system, y, x) || IsLikelyInAnotherZone(system, x, y) || IsLikelyInAnotherZone(system, y, x);
    }

    static bool IsLikely(CoordinateSystem system, double x, double y)
    {
        if (system.Projection is { } projection)
            return Math.Abs(x - projection.FalseEasting) <= FurthestFromMeridian && IsNorthingOfChina(y);
        double[] place = [x, y];
        system.ToLonLat(place);
        return IsInChina(place[0], place[1]);
    }

    static bool IsInChina(double longitude, double latitude) =>
        longitude >= China.MinX && longitude <= China.MaxX && latitude >= China.MinY && latitude <= China.MaxY;

    /// <summary>With a zone number that the system has not, with another one, or without the one it has.</summary>
    static bool IsLikelyInAnotherZone(CoordinateSystem system, double x, double y)
    {
        if (!IsNorthingOfChina(y)) return false;
        var zone = Math.Floor(x / OneZone);
        var withoutZone = x - zone * OneZone;
        return zone is 0 or (>= 13 and <= 45) && Math.Abs(withoutZone - 500_000) <= FurthestFromMeridian
            && (system.Projection is not { } projection || Math.Floor(projection.FalseEasting / OneZone) != zone);
    }

    static bool IsNorthingOfChina(double y) => y is >= 200_000 and <= 6_200_000;
}
