using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Samples.Stress;

/// <summary>The facts of a county that does not exist: forty townships and five zones in a box.</summary>
static class StressFacts
{
    const string RegionCode = "419900";
    const int TownColumns = 8;
    const int TownRows = 5;

    static readonly (string Name, string Function)[] ZoneKinds =
        [("西部山地生态修复区", "mountain"), ("北部水源涵养区", "water_source"), ("中部城镇提升区", "urban"), ("东部农田整治区", "farmland"),
            ("南部矿山修复区", "mine")];

    public static PlanFacts In(Envelope box, double areaKm2, ulong seed) => new()
    {
        Id = "stress",
        Plan = new PlanDescription
        {
            Title = "压力测试示意县国土空间生态修复规划（2021-2035年）",
            TitleEn = "Stress test plan of an invented county",
            Kind = "restoration",
            Level = "county",
            Status = "公示稿",
            BaseYear = 2020,
            CrsPrint = "EPSG:4547",
            HeightDatum = "1985国家高程基准",
            Secrecy = "公开",
            Scope = "示意县全域",
            Region = new RegionFact("压力测试示意县", "Stress test county", RegionCode, "示意市", "419000", "示意省"),
            Issued = "2026-01-01",
            Period = new YearsFact(2021, 2035),
            Stages = [new StageFact("near", "近期", 2021, 2025, 2025), new StageFact("long", "远期", 2026, 2035, 2035)],
            AreaKm2 = areaKm2,
        },
        Units = [.. Units(box, seed)],
        Zones = [.. ZoneKinds.Select((zone, i) => new ZoneFact
        {
            Id = $"z{i + 1}", Scheme = "restoration", Level = 1, Name = zone.Name, Function = zone.Function,
                Sort = i + 1, Direction = zone.Name,
        })],
        KeyAreas = [.. ZoneKinds.Select((zone, i) => new KeyAreaFact
        {
            Id = $"k{i + 1}", Scheme = "restoration", Zone = $"z{i + 1}", Name = $"{zone.Name}重点区域",
                Theme = ThemeOf(zone.Function), MemberRefs = [$"z{i + 1}"],
        })],
        Corridors = [Corridor(box, "c1", "示意河", "river", true, (0, 0.45), (0.35, 0.55), (0.7, 0.5), (1, 0.6)),
            Corridor(box, "c2", "北示意河", "river", false, (0.2, 1), (0.3, 0.75), (0.36, 0.55)),
            Corridor(box, "c3", "南示意河", "river", false, (0.75, 0), (0.72, 0.3), (0.7, 0.5)),
            Corridor(box, "c4", "示意国道", "road", false, (0, 0.3), (0.5, 0.48), (1, 0.4))],
        Features = [Feature(box, "seat", "示意县城", "county_seat", 0.5, 0.5),
            Feature(box, "m1", "示意山", "mountain", 0.1, 0.6),
            Feature(box, "r1", "示意水库", "reservoir", 0.3, 0.7), Feature(box, "n1", "示意煤矿", "mine", 0.55, 0.15)],
        ProjectCount = 50,
        ProjectClasses = [.. ZoneKinds.Select((zone, i) => new ProjectClassFact
        {
            Id = $"p{i + 1}", Scheme = "restoration", Name = $"{zone.Name}工程", Theme = ThemeOf(zone.Function),
                Count = 10,
        })],
        Maps = [new MapFact("生态修复分区图", "outcome/zones"), new MapFact("土地利用现状图", "base/landuse")],
        Terrain = new TerrainFact
        {
            Base = 90, TiltEast = -30, Roughness = 8, Precipitation = [780, 12], Temperature = 14.5,
            Ranges = [new RangeFact([At(box, -0.05, 0.1), At(box, 0.08, 0.5), At(box, 0.1, 1)],
                0.14 * Math.Sqrt(areaKm2), 600)],
        },
        Cover = new CoverFact { Remainder = "01", Forest = 0.14, Grass = 0.06, Orchard = 0.03, Wetland = 0.01,
            UrbanKm = 0.08 * Math.Sqrt(areaKm2), TownKm = 0.015 * Math.Sqrt(areaKm2) },
        Soils = [new SoilFact("S01", "棕壤", "mountain"), new SoilFact("S02", "褐土", "slope"),
            new SoilFact("S03", "潮土", "plain")],
        Physiography = [new PhysiographyFact("西部山地", [At(box, 0.08, 0.5)]),
            new PhysiographyFact("东部平原", [At(box, 0.7, 0.5)])],
        Outline = [At(box, 0, 0), At(box, 1, 0), At(box, 1, 1), At(box, 0, 1)],
    };

    static IEnumerable<UnitFact> Units(Envelope box, ulong seed)
    {
        for (var i = 0; i < TownColumns * TownRows; i++)
        {
            var hash = SeededHash.Mix(seed, 300, i);
            var x = (i % TownColumns + 0.5 + 0.35 * SeededHash.Signed(hash)) / TownColumns;
            var y = (i / TownColumns + 0.5 + 0.35 * SeededHash.Signed(SeededHash.Mix(hash, 1))) / TownRows;
            var zone = (x, y) switch { ( < 0.25, _) => "z1", ( > 0.75, _) => "z4", (_, > 0.66) => "z2",
                (_, < 0.33) => "z5", _ => "z3" };
            var place = At(box, x, y);
            yield return new UnitFact
            {
                Name = $"示意{i + 1}镇", Code = $"{RegionCode}{101 + i}", Kind = "town", Lon = place[0], Lat = place[1],
                Zones = new Dictionary<string, string> { ["restoration"] = zone },
            };
        }
    }

    static CorridorFact Corridor(Envelope box, string id, string name, string kind, bool isBackbone,
        params (double X, double Y)[] line) =>
        new() { Id = id, Name = name, Kind = kind, IsBackbone = isBackbone,
            Line = [.. line.Select(at => At(box, at.X, at.Y))] };

    static FeatureFact Feature(Envelope box, string id, string name, string kind, double x, double y) =>
        new(id, name, kind, At(box, x, y)[0], At(box, x, y)[1], Node: true);

    static double[] At(Envelope box, double x, double y) => [box.MinX + x * box.Width, box.MinY + y * box.Height];

    static string ThemeOf(string function) => function switch
    {
        "mountain" => "ecosystem",
        "water_source" => "water",
        "urban" => "urban",
        "mine" => "mine",
        _ => "farmland",
    };
}
