namespace EcoTiles.Geometry.Projections;

/// <summary>The figure of the earth that a coordinate system rests on; lengths in metres.</summary>
public readonly record struct Ellipsoid(double SemiMajorAxis, double InverseFlattening)
{
    /// <summary>CGCS2000, the national system of China.</summary>
    public static Ellipsoid Cgcs2000 { get; } = new(6378137, 298.257222101);

    public static Ellipsoid Wgs84 { get; } = new(6378137, 298.257223563);

    public double Flattening => 1 / InverseFlattening;

    public double Eccentricity => Math.Sqrt(Flattening * (2 - Flattening));

    /// <summary>(a - b) / (a + b), in which the series of the transverse Mercator projection run.</summary>
    public double ThirdFlattening => Flattening / (2 - Flattening);
}
