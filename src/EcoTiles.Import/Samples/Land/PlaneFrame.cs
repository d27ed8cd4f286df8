namespace EcoTiles.Import.Samples.Land;

/// <summary>A flat frame around the middle of a plan: kilometres east and north. Good enough for shapes, not for areas.</summary>
/// <param name="SizeKm">Side of a square as large as the plan: the yardstick of noise and of distances.</param>
public sealed record PlaneFrame(double Longitude, double Latitude, double SizeKm)
{
    const double KmPerDegree = 111.32;

    readonly double _kmPerLongitude = KmPerDegree * Math.Cos(Latitude * Math.PI / 180);

    public double East(double longitude) => (longitude - Longitude) * _kmPerLongitude;

    public double North(double latitude) => (latitude - Latitude) * KmPerDegree;

    public double LongitudeAt(double east) => Longitude + east / _kmPerLongitude;

    public double LatitudeAt(double north) => Latitude + north / KmPerDegree;

    public PlanePoint Point(double longitude, double latitude) => new(East(longitude), North(latitude));

    public IReadOnlyList<PlanePoint> Line(IEnumerable<double[]> degrees) =>
        [.. degrees.Select(at => Point(at[0], at[1]))];
}

/// <summary>Kilometres east and north of the frame's middle.</summary>
public readonly record struct PlanePoint(double X, double Y)
{
    public double DistanceTo(PlanePoint other) =>
        Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));

    public PlanePoint Towards(PlanePoint other, double share) =>
        new(X + (other.X - X) * share, Y + (other.Y - Y) * share);
}
