using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue.Composition;

/// <summary>The scales and zooms that maps are usually shown at.</summary>
static class MapScale
{
    /// <summary>The scales of printed sheets.</summary>
    static readonly int[] Ladder =
    [
        10_000, 25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000, 300_000, 400_000, 500_000, 750_000, 1_000_000,
        1_250_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000, 4_000_000, 5_000_000, 10_000_000,
    ];

    // A3 lying and standing, within its frames and beside a legend of 22 % of the width.
    static readonly (double Width, double Height)[] Frames = [(0.301, 0.235), (0.205, 0.358)];

    const double Air = 0.97;
    const double MetresPerDegree = 111_320;

    /// <summary>The largest scale of the ladder at which the place fits on A3; null for no place.</summary>
    public static int? FittingA3(Envelope lonLat)
    {
        if (lonLat.IsEmpty) return null;
        var height = lonLat.Height * MetresPerDegree;
        var width = lonLat.Width * MetresPerDegree * Math.Cos((lonLat.MinY + lonLat.MaxY) / 2 * Math.PI / 180);
        foreach (var scale in Ladder)
        {
            if (Array.Exists(Frames, frame => width <= frame.Width * scale * Air && height <= frame.Height * scale * Air)) return scale;
        }
        return Ladder[^1];
    }

    /// <summary>The zooms of maps of a plan level.</summary>
    public static (int From, int To) ZoomsOf(string? level) => level switch
    {
        "region" => (4, 10),
        "prefecture" => (6, 12),
        _ => (8, 15),
    };
}
