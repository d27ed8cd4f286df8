using EcoTiles.Import.Placing;
using NetTopologySuite.Geometries;
using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>V04: the shift of web maps is recognised where zones are held against the plan area.</summary>
public sealed class ShiftRuleTests
{
    [Fact]
    public void Zones_with_the_shift_of_web_maps_are_V04() => Assert.Contains("V04", Moved(Gcj02.Shift).Codes);

    [Fact]
    public void Zones_that_are_off_by_another_distance_are_not() =>
        Assert.DoesNotContain("V04", Moved((_, _) => (0.01, -0.01)).Codes);

    /// <summary>Both zones with many points along their edges, each moved.</summary>
    static TinyPlan Moved(Func<double, double, (double Longitude, double Latitude)> shift) =>
        new TinyPlan().Draw("z1", Moved(Box(0, 0, 5000, 10_000), shift)).Draw("z2", Moved(Box(5000, 0, 10_000, 10_000), shift));

    static NetTopologySuite.Geometries.Geometry Moved(
        MultiPolygon shape, Func<double, double, (double Longitude, double Latitude)> shift)
    {
        var dense = NetTopologySuite.Densify.Densifier.Densify(shape, 0.002);
        foreach (var place in dense.Coordinates)
        {
            var (east, north) = shift(place.X, place.Y);
            (place.X, place.Y) = (place.X + east, place.Y + north);
        }
        dense.GeometryChanged();
        return dense;
    }
}
