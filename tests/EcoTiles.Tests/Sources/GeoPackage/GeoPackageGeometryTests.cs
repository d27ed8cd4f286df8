using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Tests.Sources.GeoPackage;

public sealed class GeoPackageGeometryTests
{
    static readonly double[] UnitSquare = [110, 30, 111, 30, 111, 31, 110, 31, 110, 30];

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void All_envelope_kinds_and_both_byte_orders_are_read(int envelope, bool little)
    {
        var blob = GeometryBytes.Square(110, 30, 1, envelope, little);
        Assert.Null(GeoPackageGeometry.ReadHeader(blob, out var box, out var wkb));
        Assert.Equal(envelope == 0 ? null : new Envelope(110, 30, 111, 31), box);
        Assert.Equal(UnitSquare, Read(wkb.ToArray()).Coordinates);
    }

    [Theory]
    [InlineData(3u)]
    [InlineData(1003u)]
    [InlineData(2003u)]
    [InlineData(3003u)]
    [InlineData(0x80000003u)]
    [InlineData(0x40000003u)]
    [InlineData(0xC0000003u)]
    [InlineData(0xA0000003u)]
    public void Heights_measures_and_srids_are_left_out(uint type)
    {
        var extra = type is 3 ? 0 : type is 3003 or 0xC0000003 ? 2 : 1;
        foreach (var little in new[] { true, false })
        {
            var bytes = new GeometryBytes(little).Type(type);
            if ((type & 0x20000000) != 0) bytes.Word(4490);
            bytes.Word(1).Word(5);
            for (var i = 0; i < 10; i += 2)
                bytes.Numbers(UnitSquare[i], UnitSquare[i + 1]).Numbers(new double[extra].Select(_ => double.NaN).ToArray());
            Assert.Equal(UnitSquare, Read(bytes.ToArray()).Coordinates);
        }
    }

    [Fact]
    public void Parts_and_rings_are_told_apart()
    {
        var wkb = new GeometryBytes().Type(6).Word(2)
            .Type(3).Word(2).Word(4).Numbers(0, 0, 9, 0, 0, 9, 0, 0).Word(4).Numbers(1, 1, 2, 1, 1, 2, 1, 1)
            .Type(3).Word(1).Word(4).Numbers(20, 0, 29, 0, 20, 9, 20, 0).ToArray();
        var shapes = new ShapeBuffer();
        Assert.Null(WellKnownBinary.Read(wkb, shapes, ShapeRules.Any, out var kind));
        shapes.EndShape(kind);
        Assert.Equal(ShapeKind.Polygon, kind);
        Assert.Equal([4, 8, 12], shapes.RingEnds.ToArray());
        Assert.Equal([2, 3], shapes.PartEnds.ToArray());
        Assert.Equal([2], shapes.ShapeEnds.ToArray());
    }

    public static TheoryData<string, byte[], string> BadShapes => new()
    {
        { "point count bomb", new GeometryBytes().Type(2).Word(0xFFFFFFFF).ToArray(), BadFeatureReasons.Damaged },
        { "ring count bomb", new GeometryBytes().Type(3).Word(0x7FFFFFFF).Word(4).ToArray(), BadFeatureReasons.Damaged },
        { "part count bomb", new GeometryBytes().Type(6).Word(0x10000000).ToArray(), BadFeatureReasons.Damaged },
        { "nested without end", Nested(1000), BadFeatureReasons.Damaged },
        { "no type", [1], BadFeatureReasons.Damaged },
        { "nothing", [], BadFeatureReasons.Damaged },
        { "byte order", [7, 1, 0, 0, 0], BadFeatureReasons.Damaged },
        { "unknown type", new GeometryBytes().Type(99).ToArray(), BadFeatureReasons.Damaged },
        { "point in multipolygon", new GeometryBytes().Type(6).Word(1).Type(1).Numbers(1, 1).ToArray(), BadFeatureReasons.Damaged },
        { "line of one point", new GeometryBytes().Type(2).Word(1).Numbers(1, 1).ToArray(), BadFeatureReasons.Damaged },
        { "empty polygon", new GeometryBytes().Type(3).Word(0).ToArray(), BadFeatureReasons.Empty },
        { "empty multipolygon", new GeometryBytes().Type(6).Word(0).ToArray(), BadFeatureReasons.Empty },
        { "empty point", new GeometryBytes().Type(1).Numbers(double.NaN, double.NaN).ToArray(), BadFeatureReasons.Empty },
        { "half a point", new GeometryBytes().Type(1).Numbers(1, double.NaN).ToArray(), BadFeatureReasons.NotFinite },
        { "infinite", new GeometryBytes().Type(2).Word(2).Numbers(1, 1, double.PositiveInfinity, 1).ToArray(), BadFeatureReasons.NotFinite },
        { "latitude 91", new GeometryBytes().Type(2).Word(3).Numbers(1, 1, 2, 2, 3, 91).ToArray(), BadFeatureReasons.OutOfRange },
        { "curve", new GeometryBytes().Type(8).Word(3).Numbers(0, 0, 1, 1, 2, 0).ToArray(), BadFeatureReasons.Curve },
        { "curve polygon with z", new GeometryBytes().Type(1010).Word(0).ToArray(), BadFeatureReasons.Curve },
        { "mixed", new GeometryBytes().Type(7).Word(2).Type(1).Numbers(1, 1).SquareWkb(1, 1, 1).ToArray(), BadFeatureReasons.WrongType },
        { "too many points", new GeometryBytes().Type(2).Word(101).Numbers(new double[202]).ToArray(), BadFeatureReasons.TooManyVertices },
        { "too many rings", Rings(11), BadFeatureReasons.TooManyVertices },
    };

    [Theory]
    [MemberData(nameof(BadShapes))]
    public void Bad_shapes_have_a_reason_and_leave_nothing_behind(string what, byte[] wkb, string reason)
    {
        var rules = new ShapeRules(ShapeKind.None, new(-180, -90, 180, 90)) { MaxVertices = 100, MaxRings = 10 };
        var shapes = new ShapeBuffer();
        var fault = WellKnownBinary.Read(wkb, shapes, rules, out _);
        Assert.Equal((what, reason), (what, fault?.Reason));
        Assert.True(shapes.Coordinates.Length < 1000);
        shapes.DropUnfinished();
        Assert.Equal(0, shapes.Coordinates.Length);
    }

    [Fact]
    public void Limits_hold_exactly()
    {
        var rules = ShapeRules.Any with { MaxVertices = 5, MaxRings = 1 };
        Assert.Null(Fault(new GeometryBytes().Type(2).Word(5).Numbers(new double[10]).ToArray(), rules));
        Assert.NotNull(Fault(new GeometryBytes().Type(2).Word(6).Numbers(new double[12]).ToArray(), rules));
        Assert.Null(Fault(Rings(1), rules with { MaxVertices = 100 }));
        Assert.NotNull(Fault(Rings(2), rules with { MaxVertices = 100 }));
        Assert.Equal((5_000_000, 100_000), (ShapeRules.Any.MaxVertices, ShapeRules.Any.MaxRings));
    }

    [Fact]
    public void A_collection_of_one_kind_is_a_shape()
    {
        var wkb = new GeometryBytes().Type(7).Word(2).SquareWkb(0, 0, 1).Type(6).Word(1).SquareWkb(5, 5, 1).ToArray();
        Assert.Equal(20, Read(wkb).Coordinates.Length);
    }

    [Fact]
    public void A_single_shape_is_fine_where_many_are_declared_and_another_kind_is_not()
    {
        var polygons = ShapeRules.Any with { Kind = ShapeKind.Polygon };
        Assert.Null(Fault(new GeometryBytes().SquareWkb(0, 0, 1).ToArray(), polygons));
        Assert.Equal(BadFeatureReasons.WrongType, Fault(new GeometryBytes().Type(1).Numbers(1, 1).ToArray(), polygons)?.Reason);
    }

    [Fact]
    public void Headers_that_make_no_sense_are_refused()
    {
        Assert.Equal(BadFeatureReasons.Empty, HeaderFault([]));
        Assert.Equal(BadFeatureReasons.Damaged, HeaderFault("GP"u8.ToArray()));
        Assert.Equal(BadFeatureReasons.Damaged, HeaderFault("XX\0\u0001\0\0\0\0"u8.ToArray()));
        Assert.Equal(BadFeatureReasons.Damaged, HeaderFault(new GeometryBytes().Header(4490, flags: 5 << 1).ToArray()));
        Assert.Equal(BadFeatureReasons.Damaged, HeaderFault(new GeometryBytes().Header(4490, flags: 1 << 1).ToArray()));
        Assert.Equal(BadFeatureReasons.Empty, HeaderFault(new GeometryBytes().Header(4490, flags: 0x10).ToArray()));
        Assert.Equal(BadFeatureReasons.WrongType, HeaderFault(new GeometryBytes().Header(4490, flags: 0x20).ToArray()));
    }

    [Fact]
    public void Any_change_of_any_bytes_gives_a_shape_or_a_reason()
    {
        var random = new Random(11);
        var good = new GeometryBytes().Header(4490, 1, 0, 0, 9, 9).Type(6).Word(2).SquareWkb(0, 0, 1).SquareWkb(5, 5, 1).ToArray();
        var shapes = new ShapeBuffer();
        for (var round = 0; round < 50_000; round++)
        {
            var blob = good[..random.Next(good.Length / 2, good.Length + 1)];
            for (var change = random.Next(4); change > 0; change--) blob[random.Next(blob.Length)] = (byte)random.Next(256);
            if (GeoPackageGeometry.ReadHeader(blob, out _, out var wkb) is null) _ = WellKnownBinary.Read(wkb, shapes, ShapeRules.Any, out _);
            shapes.DropUnfinished();
        }
        Assert.Equal(0, shapes.Count);
    }

    static ReadFeature Read(byte[] wkb)
    {
        var shapes = new ShapeBuffer();
        Assert.Null(WellKnownBinary.Read(wkb, shapes, ShapeRules.Any, out _));
        return new(0, null, shapes.Coordinates.ToArray(), []);
    }

    static ShapeFault? Fault(byte[] wkb, ShapeRules rules) => WellKnownBinary.Read(wkb, new ShapeBuffer(), rules, out _);

    static string? HeaderFault(byte[] blob) => GeoPackageGeometry.ReadHeader(blob, out _, out _)?.Reason;

    static byte[] Nested(int depth)
    {
        var bytes = new GeometryBytes();
        for (var i = 0; i < depth; i++) bytes.Type(7).Word(1);
        return bytes.Type(1).Numbers(1, 1).ToArray();
    }

    static byte[] Rings(uint count)
    {
        var bytes = new GeometryBytes().Type(3).Word(count);
        for (var i = 0; i < count; i++) bytes.Word(4).Numbers(new double[8]);
        return bytes.ToArray();
    }
}
