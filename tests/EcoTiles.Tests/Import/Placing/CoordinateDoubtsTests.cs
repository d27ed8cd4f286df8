using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Placing;

namespace EcoTiles.Tests.Import.Placing;

public sealed class CoordinateDoubtsTests
{
    [Theory]
    [InlineData(4490, 114.05, 33.38)]
    [InlineData(4326, 73.6, 39.5)]
    [InlineData(4490, 0, 0)] // elsewhere, but nothing says what else it could be
    [InlineData(4547, 504_767, 3_695_031)]
    [InlineData(4526, 38_504_767, 3_695_031)]
    [InlineData(4547, -400_000, 3_900_000)] // a region wider than its zone
    [InlineData(4497, 19_300_000, 2_400_000)]
    [InlineData(4545, 721_900, 2_781_710)]
    [InlineData(3857, 12_696_125, 3_946_016)]
    public void Coordinates_that_fit_are_not_doubted(int srid, double x, double y) => Assert.Null(Doubt(srid, x, y));

    [Theory]
    [InlineData(4490, 33.38, 114.05)] // swapped
    [InlineData(4490, 504_767, 3_695_031)] // projected after all
    [InlineData(4490, 38_504_767, 3_695_031)]
    [InlineData(4547, 3_695_031, 504_767)] // swapped
    [InlineData(4547, 2_400_000, 504_767)] // swapped, and still inside the widest zone
    [InlineData(4547, 38_504_767, 3_695_031)] // a zone number too many
    [InlineData(4526, 504_767, 3_695_031)] // a zone number missing
    [InlineData(4526, 39_504_767, 3_695_031)] // another zone
    [InlineData(4526, 3_695_031, 38_504_767)]
    [InlineData(4547, 114.05, 33.38)] // degrees
    [InlineData(3857, 3_946_016, 12_696_125)]
    public void Swapped_prefixed_and_mistaken_coordinates_are_V03(int srid, double x, double y)
    {
        var finding = Doubt(srid, x, y);
        Assert.Equal("V03", finding?.Code);
        Assert.Equal("5", finding?.FeatureId);
        Assert.Contains($"EPSG:{srid}", finding?.MessageZh);
    }

    static EcoTiles.Import.Checks.Finding? Doubt(int srid, double x, double y)
    {
        var shapes = new ShapeBuffer();
        shapes.AddPoint(x, y);
        shapes.EndRing();
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Point);
        var doubts = new CoordinateDoubts("zone", CoordinateSystem.Find(srid)!); // known above
        doubts.Look("5", shapes);
        return doubts.Finding;
    }
}
