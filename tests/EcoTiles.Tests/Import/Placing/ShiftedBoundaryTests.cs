using EcoTiles.Import.Placing;

namespace EcoTiles.Tests.Import.Placing;

public sealed class ShiftedBoundaryTests
{
    static readonly double[] Boundary = Ring(114.0, 33.4, 0.2, 200);

    [Theory]
    [InlineData(116.404, 39.915, 0.006244, 0.001403)] // Tian'anmen, as map services show it
    public void The_shift_is_that_of_web_maps(double longitude, double latitude, double east, double north)
    {
        var shift = Gcj02.Shift(longitude, latitude);
        Assert.Equal(east, shift.Longitude, 1e-5);
        Assert.Equal(north, shift.Latitude, 1e-5);
    }

    [Fact]
    public void A_shifted_layer_is_V04_with_its_distance()
    {
        // Cut at other points than the boundary, and with as many points inside.
        double[] points = [.. Shifted(Ring(114.0, 33.4, 0.2, 731)), .. Shifted(Ring(114.0, 33.4, 0.1, 400))];
        var finding = ShiftedBoundary.Find("zone", points, [Boundary]);
        Assert.Equal("V04", finding?.Code);
        var metres = int.Parse(System.Text.RegularExpressions.Regex.Match(finding?.MessageEn ?? "", @"\d+").Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(metres, 300, 700);
    }

    [Fact]
    public void A_layer_in_its_place_is_not()
    {
        Assert.Null(ShiftedBoundary.Find("zone", Ring(114.0, 33.4, 0.2, 731), [Boundary]));
        Assert.Null(ShiftedBoundary.Find("mine", Ring(114.0, 33.4, 0.1, 400), [Boundary]));
        Assert.Null(ShiftedBoundary.Find("mine", [], [Boundary]));
    }

    [Fact]
    public void A_layer_that_is_shifted_otherwise_is_not_taken_for_one()
    {
        var points = Ring(114.005, 33.405, 0.2, 731);
        Assert.Null(ShiftedBoundary.Find("zone", points, [Boundary]));
    }

    static double[] Ring(double longitude, double latitude, double radius, int corners) =>
    [
        .. Enumerable.Range(0, corners + 1).SelectMany(i => new[]
        {
            longitude + radius * Math.Cos(2 * Math.PI * i / corners), latitude + radius * Math.Sin(2 * Math.PI * i / corners),
        }),
    ];

    static double[] Shifted(double[] points)
    {
        for (var i = 0; i < points.Length; i += 2)
        {
            var (east, north) = Gcj02.Shift(points[i], points[i + 1]);
            (points[i], points[i + 1]) = (points[i] + east, points[i + 1] + north);
        }
        return points;
    }
}
