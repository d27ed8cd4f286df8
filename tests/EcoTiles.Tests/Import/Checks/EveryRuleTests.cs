using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Plan;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using NetTopologySuite.Geometries;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;
using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>For each rule a case that breaks it and nothing else, and one that only just keeps it.</summary>
public sealed class EveryRuleTests
{
    static readonly Dictionary<string, (Func<IReadOnlyList<string>> Broken, Func<IReadOnlyList<string>> Kept)> Cases = new()
    {
        ["V01"] = (() => System(null, null), () => System(4490, null)),
        ["V02"] = (() => System(4214, null), () => System(4326, null)),
        ["V03"] = (() => Doubt(33.38, 114.05), () => Doubt(114.05, 33.38)),
        ["V04"] = (() => Shifted(1), () => Shifted(0.3)),
        ["V05"] = (() => Sunk(Area((0, 0), (1000, 1000), (1000, 0), (0, 1000))), () => Sunk(Area((0, 0), (1000, 0), (1000, 1000), (500, 500), (0, 1000)))),
        ["V06"] = (() => Sunk(Line((0, 0), (10, 10))), () => Sunk(Box(0, 0, 10, 10).GetGeometryN(0))),
        ["V07"] = (() => Sunk(Box(0, 0, 10, 10), " "), () => Sunk(Box(0, 0, 10, 10), "·")),
        ["V08"] = Set("z1", "function", "forrest", "sand"),
        ["V09"] = Set("z1", "function", "防风固沙", "sand"),
        ["V10"] = Set("z1", "direction", "龙泉\uFFFD", "龙泉\n"),
        ["V11"] = Set("z2", "code", "z1", "z1a"),
        ["V12"] = Set("west", "code", "411722101", "411721109"),
        ["V20"] = Drawn("z2", EastWithBite(10.1, 10), EastWithBite(9.9, 10)),
        ["V21"] = Drawn("z1", WestTo(5010.1), WestTo(5009.9)),
        ["V22"] = Drawn("z2", EastTo(10_010.1), EastTo(10_009.9)),
        ["V23"] = (() => Inner(EastWithBite(10.1, 10)), () => Inner(EastWithBite(9.9, 10))),
        ["V24"] = Set("z2", "location", "乙镇、甲镇东部", "乙镇、丙镇东部"),
        ["V25"] = (() => ThirdTown("甲镇"), () => ThirdTown("甲镇、丙镇")),
        ["V30"] = Drawn("k1", West(-20), West(-9.9)),
        ["V31"] = Set("k1", "area_m2", 4.021e6, 4.019e6),
        ["V32"] = Set("k1", "village_count", 2L, 1L),
        ["V33"] = Set("k1", "zone_id", null, "z1"),
        ["V40"] = (() => new TinyPlan().Remove("link").Codes, () => new TinyPlan().Codes),
        ["V41"] = Drawn("site", Box(3001, 1500, 3500, 2000), Box(2999, 1500, 3500, 2000)),
        ["V42"] = Set("p1", "towns", "[\"甲镇\",\"乙镇\"]", "[\"甲镇\"]"),
        ["V43"] = Set("p1", "year_from", 2020L, 2021L),
        ["V44"] = (() => new TinyPlan().Remove("site").Codes, () => new TinyPlan().Codes),
        ["V45"] = Set("tiny", "projects_stated", 2L, null),
        ["V50"] = Set("long", "year_from", 2027L, 2026L),
        ["V51"] = Set("tiny", "base_year", 2022L, 2021L),
        ["V52"] = Set("tiny", "area_stated_m2", 1e8 / 1.0051, 1e8 / 1.0049),
        ["V53"] = Set("forest", "unit", "公顷", "％"),
        ["V54"] = (() => Required(2034), () => Required(2035)),
        ["V55"] = Set("z1", "area_m2", 5.0011e7, 5.0009e7),
        ["V60"] = (() => Sheet(null), () => Sheet("晋S(2024)001号")),
        ["V61"] = Set("tiny", "secrecy", "秘密", "内部"),
        ["V62"] = (() => Draft("生态修复分区图"), () => Draft("生态修复分区图（公示稿）")),
        ["V63"] = (() => Image(0.49), () => Image(0.5)),
    };

    public static TheoryData<string> Codes => [.. FindingTexts.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Is_told_alone_where_it_is_broken_and_not_where_it_is_just_kept(string code)
    {
        Assert.True(Cases.ContainsKey(code), $"{code} has no case");
        Assert.Equal([code], Cases[code].Broken());
        Assert.Empty(Cases[code].Kept());
    }

    static (Func<IReadOnlyList<string>>, Func<IReadOnlyList<string>>) Set(string row, string column, object? broken, object? kept) =>
        (() => new TinyPlan().Set(row, (column, broken)).Codes, () => new TinyPlan().Set(row, (column, kept)).Codes);

    static (Func<IReadOnlyList<string>>, Func<IReadOnlyList<string>>) Drawn(string row, NtsGeometry broken, NtsGeometry kept) =>
        (() => new TinyPlan().Draw(row, broken).Codes, () => new TinyPlan().Draw(row, kept).Codes);

    static string[] System(int? srid, string? text)
    {
        var layer = new SourceLayer("zone", "test", [], _ => []) { HasShapes = true, Srid = srid, CrsText = text };
        return LayerSystem.Find(layer).Finding is { } finding ? [finding.Code] : [];
    }

    static string[] Doubt(double x, double y)
    {
        var shapes = new ShapeBuffer();
        shapes.AddPoint(x, y);
        shapes.EndRing();
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Point);
        var doubts = new CoordinateDoubts("zone", CoordinateSystem.Find(4490)!); // ours
        doubts.Look("1", shapes);
        return doubts.Finding is { } finding ? [finding.Code] : [];
    }

    /// <summary>Both zones moved by so much of the shift that web maps have. What follows from that is for other rules.</summary>
    static IReadOnlyList<string> Shifted(double share)
    {
        NtsGeometry Moved(NtsGeometry shape)
        {
            var dense = NetTopologySuite.Densify.Densifier.Densify(shape, 0.002);
            foreach (var place in dense.Coordinates)
            {
                var (east, north) = Gcj02.Shift(place.X, place.Y);
                (place.X, place.Y) = (place.X + share * east, place.Y + share * north);
            }
            dense.GeometryChanged();
            return dense;
        }
        var plan = new TinyPlan().Draw("z1", Moved(Box(0, 0, 5000, 10_000))).Draw("z2", Moved(Box(5000, 0, 10_000, 10_000)));
        return [.. ShiftChecks.Check(plan.Data).Select(finding => finding.Code)];
    }

    static IReadOnlyList<string> Sunk(NtsGeometry shape, string name = "塌陷区") =>
        new TinyPlan().Add("subsidence", "sunk", shape, ("name", name)).Codes;

    /// <summary>The west half with a bump ten metres high across its border.</summary>
    static MultiPolygon WestTo(double maxX) => Area(
        (0, 0), (5000, 0), (5000, 1000), (maxX, 1000), (maxX, 1010), (5000, 1010), (5000, 10_000), (0, 10_000));

    static MultiPolygon EastTo(double maxX) => Area(
        (5000, 0), (10_000, 0), (10_000, 1000), (maxX, 1000), (maxX, 1010), (10_000, 1010), (10_000, 10_000), (5000, 10_000));

    static MultiPolygon West(double minX) =>
        Area((0, 1000), (2000, 1000), (2000, 3000), (0, 3000), (0, 2010), (minX, 2010), (minX, 2000), (0, 2000));

    /// <summary>Each zone with one zone of level 2 in it, the eastern one of this shape.</summary>
    static IReadOnlyList<string> Inner(NtsGeometry east) => new TinyPlan()
        .Add("zone", "z11", Box(0, 0, 5000, 10_000), ("scheme", "restoration"), ("level", 2L), ("code", "z11"), ("name", "全西"), ("parent_id", "z1"))
        .Add("zone", "z21", east, ("scheme", "restoration"), ("level", 2L), ("code", "z21"), ("name", "全东"), ("parent_id", "z2"))
        .Codes;

    static IReadOnlyList<string> ThirdTown(string location) => new TinyPlan().Set("z1", ("location", location))
        .Add("admin_unit", "third", Box(9000, 9000, 10_000, 10_000), ("code", "411721103"), ("name", "丙镇"), ("level", "town")).Codes;

    static IReadOnlyList<string> Required(long lastYear) => new TinyPlan().Set("forest", ("required", true))
        .Add("indicator", "later", null, ("code", "forest_cover"), ("name", "森林覆盖率"), ("unit", "%"), ("year", lastYear), ("value", 12.0)).Codes;

    static IReadOnlyList<string> Sheet(string? number) =>
        new TinyPlan().Add("map_sheet", "sheet", null, ("publish_profile", "public"), ("map_review_no", number)).Codes;

    static IReadOnlyList<string> Draft(string title) =>
        new TinyPlan().Add("map_sheet", "sheet", null, ("title", title), ("rendered_at", new DateOnly(2026, 1, 1))).Codes;

    static IReadOnlyList<string> Image(double metres) => new TinyPlan()
        .Add("raster_asset", "raster", Box(0, 0, 10, 10), ("kind", "image"), ("resolution_m", metres), ("public_ok", true)).Codes;
}
