namespace EcoTiles.Import.Placing;

/// <summary>
/// The shift that web maps of China put on their coordinates (GCJ-02), to recognise it; nothing is shifted back.
/// </summary>
public static class Gcj02
{
    const double SemiMajorAxis = 6378245;
    const double EccentricitySquared = 0.00669342162296594323;

    /// <summary>By how many degrees a place is shown too far east and too far north.</summary>
    public static (double Longitude, double Latitude) Shift(double longitude, double latitude)
    {
        var (x, y) = (longitude - 105, latitude - 35);
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.Sqrt(Math.Abs(x))
            + Waves(6 * x, 20, 2 * x, 20) + Waves(x, 20, x / 3, 40) + Waves(x / 12, 150, x / 30, 300);
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.Sqrt(Math.Abs(x))
            + Waves(6 * x, 20, 2 * x, 20) + Waves(y, 20, y / 3, 40) + Waves(y / 12, 160, y / 30, 320);
        var sine = Math.Sin(latitude * (Math.PI / 180));
        var magic = 1 - EccentricitySquared * sine * sine;
        var meridian = SemiMajorAxis * (1 - EccentricitySquared) / (magic * Math.Sqrt(magic));
        var parallel = SemiMajorAxis / Math.Sqrt(magic) * Math.Cos(latitude * (Math.PI / 180));
        return (east / parallel * (180 / Math.PI), north / meridian * (180 / Math.PI));
    }

    static double Waves(double first, double firstHeight, double second, double secondHeight) =>
        (firstHeight * Math.Sin(first * Math.PI) + secondHeight * Math.Sin(second * Math.PI)) * 2 / 3;
}
