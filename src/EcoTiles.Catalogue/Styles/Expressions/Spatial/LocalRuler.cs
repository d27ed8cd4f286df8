namespace EcoTiles.Catalogue.Styles.Expressions.Spatial;

/// <summary>Measures in metres on a plane that touches the WGS 84 ellipsoid at one latitude: exact enough over a plan.</summary>
readonly struct LocalRuler
{
    const double EquatorRadius = 6_378_137;
    const double Flattening = 1 / 298.257223563;
    const double Eccentricity = Flattening * (2 - Flattening);

    readonly double _perLongitude;
    readonly double _perLatitude;

    public LocalRuler(double latitude)
    {
        var cosine = Math.Cos(latitude * Math.PI / 180);
        var squared = 1 / (1 - Eccentricity * (1 - cosine * cosine));
        var root = Math.Sqrt(squared);
        const double PerDegree = EquatorRadius * Math.PI / 180;
        _perLongitude = PerDegree * root * cosine;
        _perLatitude = PerDegree * root * squared * (1 - Eccentricity);
    }

    /// <summary>From a point to a segment, or to the point that it is when it has two numbers.</summary>
    public double ToSegment(double x, double y, ReadOnlySpan<double> line)
    {
        double toX = Wrap(x - line[0]) * _perLongitude, toY = (y - line[1]) * _perLatitude;
        if (line.Length < 4) return Math.Sqrt(toX * toX + toY * toY);
        double alongX = Wrap(line[2] - line[0]) * _perLongitude, alongY = (line[3] - line[1]) * _perLatitude;
        var length = alongX * alongX + alongY * alongY;
        var share = length == 0 ? 0 : Math.Clamp((toX * alongX + toY * alongY) / length, 0, 1);
        double offX = toX - share * alongX, offY = toY - share * alongY;
        return Math.Sqrt(offX * offX + offY * offY);
    }

    public double BetweenBoxes(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double x = Gap(one, other, 0), y = Gap(one, other, 1) * _perLatitude;
        // Across the date line the way may be shorter the other way round.
        x = Math.Max(0, Math.Min(x, 360 - Span(one, other))) * _perLongitude;
        return Math.Sqrt(x * x + y * y);
    }

    static double Gap(ReadOnlySpan<double> one, ReadOnlySpan<double> other, int axis)
    {
        double a = one[axis], b = one[^(2 - axis)], c = other[axis], d = other[^(2 - axis)];
        return Math.Max(0, Math.Max(Math.Min(a, b) - Math.Max(c, d), Math.Min(c, d) - Math.Max(a, b)));
    }

    static double Span(ReadOnlySpan<double> one, ReadOnlySpan<double> other) =>
        Math.Max(Math.Max(one[0], one[^2]), Math.Max(other[0], other[^2]))
        - Math.Min(Math.Min(one[0], one[^2]), Math.Min(other[0], other[^2]));

    static double Wrap(double degrees) => degrees - 360 * Math.Round(degrees / 360);
}
