using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Projections;

/// <summary>
/// Transverse Mercator (Gauss-Krüger, UTM) by Krüger's series to the sixth order of the third flattening: exact to
/// well under a millimetre as far as 3,000 km from the central meridian. Eastings before northings, in metres.
/// </summary>
public sealed class TransverseMercator
{
    readonly double _eccentricity;
    readonly double _radius; // of the rectified meridian, with the scale on the central meridian in it
    readonly double[] _forward;
    readonly double[] _inverse;
    readonly double[] _latitude;

    public TransverseMercator(
        Ellipsoid ellipsoid, double centralMeridian, double scale, double falseEasting, double falseNorthing)
    {
        var n = ellipsoid.ThirdFlattening;
        _eccentricity = ellipsoid.Eccentricity;
        _radius = scale * TransverseMercatorSeries.RectifyingRadius(ellipsoid.SemiMajorAxis, n);
        _forward = TransverseMercatorSeries.Forward(n);
        _inverse = TransverseMercatorSeries.Inverse(n);
        _latitude = TransverseMercatorSeries.LatitudeFromConformal(n);
        CentralMeridian = centralMeridian;
        FalseEasting = falseEasting;
        FalseNorthing = falseNorthing;
    }

    /// <summary>Degrees east of Greenwich.</summary>
    public double CentralMeridian { get; }

    public double FalseEasting { get; }

    public double FalseNorthing { get; }

    /// <summary>What two projections have in common whose places differ by their false easting and northing only.</summary>
    public (double CentralMeridian, double Radius, double Eccentricity) Plane => (CentralMeridian, _radius, _eccentricity);

    /// <summary>Turns longitude, latitude pairs (degrees) into easting, northing pairs, in place.</summary>
    public void Project(Span<double> places)
    {
        for (var i = 0; i + 1 < places.Length; i += 2)
        {
            var (sineLongitude, cosineLongitude) =
                Math.SinCos(Math.IEEERemainder(places[i] - CentralMeridian, 360) * (Math.PI / 180));
            var sine = Math.Sin(places[i + 1] * (Math.PI / 180));
            var conformal = Math.Sinh(Math.Atanh(sine) - _eccentricity * Math.Atanh(_eccentricity * sine));
            var north = Math.Atan2(conformal, cosineLongitude);
            var east = Math.Asinh(
                sineLongitude / Math.Sqrt(conformal * conformal + cosineLongitude * cosineLongitude));
            var (northStep, eastStep) = Sum(_forward, north, east);
            places[i] = FalseEasting + _radius * (east + eastStep);
            places[i + 1] = FalseNorthing + _radius * (north + northStep);
        }
    }

    /// <summary>Turns easting, northing pairs into longitude, latitude pairs (degrees), in place.</summary>
    public void Unproject(Span<double> places)
    {
        for (var i = 0; i + 1 < places.Length; i += 2)
        {
            var east = (places[i] - FalseEasting) / _radius;
            var north = (places[i + 1] - FalseNorthing) / _radius;
            var (northStep, eastStep) = Sum(_inverse, north, east);
            var (sineNorth, cosineNorth) = Math.SinCos(north - northStep);
            var sinhEast = Math.Sinh(east - eastStep);
            var conformal = Math.Atan2(sineNorth, Math.Sqrt(sinhEast * sinhEast + cosineNorth * cosineNorth));
            var longitude = CentralMeridian + Math.Atan2(sinhEast, cosineNorth) * (180 / Math.PI);
            places[i] = Math.Abs(longitude) > 180 ? Math.IEEERemainder(longitude, 360) : longitude;
            places[i + 1] = (conformal + Sum(_latitude, conformal)) * (180 / Math.PI);
        }
    }

    /// <summary>The sum of c[j] sin(2 j z) over the complex z = north + i east, by Clenshaw's recurrence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (double North, double East) Sum(double[] series, double north, double east)
    {
        var (sine, cosine) = Math.SinCos(2 * north);
        var grown = Math.Exp(2 * east);
        var sinh = (grown - 1 / grown) / 2;
        var cosh = (grown + 1 / grown) / 2;
        var stepReal = 2 * cosine * cosh;
        var stepImaginary = -2 * sine * sinh;
        double real = 0, imaginary = 0, beforeReal = 0, beforeImaginary = 0;
        for (var j = series.Length - 1; j >= 0; j--)
        {
            var nextReal = series[j] + stepReal * real - stepImaginary * imaginary - beforeReal;
            var nextImaginary = stepReal * imaginary + stepImaginary * real - beforeImaginary;
            (beforeReal, beforeImaginary, real, imaginary) = (real, imaginary, nextReal, nextImaginary);
        }
        var sineReal = sine * cosh;
        var sineImaginary = cosine * sinh;
        return (real * sineReal - imaginary * sineImaginary, real * sineImaginary + imaginary * sineReal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Sum(double[] series, double angle)
    {
        var (sine, cosine) = Math.SinCos(2 * angle);
        double value = 0, before = 0;
        for (var j = series.Length - 1; j >= 0; j--)
            (before, value) = (value, series[j] + 2 * cosine * value - before);
        return value * sine;
    }
}
