using EcoTiles.Import.Checks;
using NetTopologySuite.Geometries;

namespace EcoTiles.Benchmarks;

/// <summary>A seeded plan of 100 by 100 km: strips of zones with winding borders, towns and villages, key areas, projects.</summary>
static class GeneratedPlan
{
    const double Size = 0.9; // degrees, about 100 km
    const double West = 113;
    const double South = 33;
    const int ZoneCount = 5;
    const int TownsAcross = 5;
    const int VillagesAcross = 20;

    /// <param name="verticesOfZone">How many points each zone has; its two long borders take half of them each.</param>
    /// <param name="drawnApartDegrees">How far the two sides of a border differ; zero when neighbours share every point.</param>
    public static PlanData Zones(int verticesOfZone, double drawnApartDegrees = 0)
    {
        var borders = Enumerable.Range(0, ZoneCount + 1)
            .Select(i => Winding(West + i * Size / ZoneCount, South, South + Size, verticesOfZone / 2, i)).ToArray();
        var apart = new Random(7);
        var rows = new List<PlanFeature> { Row("plan_area", "area", Polygon(borders[0], borders[^1])) };
        for (var i = 0; i < ZoneCount; i++)
        {
            var right = i == ZoneCount - 1 ? borders[i + 1] : Array.ConvertAll(borders[i + 1], place =>
                new Coordinate(place.X + drawnApartDegrees * (apart.NextDouble() - 0.5), place.Y));
            rows.Add(Row("zone", $"z{i}", Polygon(borders[i], right), ("scheme", "restoration"), ("level", 1L), ("code", $"z{i}")));
        }
        return PlanData.Of(Plan, rows);
    }

    /// <summary>The zones with key areas and projects in them, towns and villages under them.</summary>
    public static PlanData Whole(int keyAreas, int projects)
    {
        var random = new Random(11);
        var rows = Zones(20_000).Tables.Values.SelectMany(table => table).ToList();
        rows.AddRange(Grid("town", TownsAcross, 200));
        rows.AddRange(Grid("village", VillagesAcross, 50));
        var places = new List<Coordinate>();
        for (var i = 0; i < keyAreas; i++)
        {
            places.Add(new(West + Size * (0.1 + 0.8 * random.NextDouble()), South + Size * (0.1 + 0.8 * random.NextDouble())));
            var zone = (int)((places[i].X - West) / Size * ZoneCount);
            rows.Add(Row("key_area", $"k{i}", Blob(places[i], 0.01 + 0.05 * random.NextDouble(), 600, random),
                ("scheme", "restoration"), ("zone_id", $"z{zone}"), ("code", $"k{i}"), ("area_m2", 5e7), ("towns", "[]"), ("village_count", 0L)));
        }
        for (var i = 0; i < projects; i++)
        {
            var area = random.Next(keyAreas);
            var place = new Coordinate(
                places[area].X + 0.02 * (random.NextDouble() - 0.5), places[area].Y + 0.02 * (random.NextDouble() - 0.5));
            rows.Add(Row("project", $"p{i}", null, ("name", $"p{i}"), ("year_from", 2022L), ("year_to", 2024L), ("towns", "[\"town 1\"]")));
            rows.Add(Row("project_key_area", $"l{i}", null, ("project_id", $"p{i}"), ("key_area_id", $"k{area}")));
            rows.Add(Row("project_site", $"s{i}", Blob(place, 0.005, 80, random), ("project_id", $"p{i}")));
        }
        return PlanData.Of(Plan, rows);
    }

    static PlanFeature Plan => Row("plan", "bench", null,
        ("code", "bench"), ("level", "county"), ("region_code", "411721"), ("period_from", 2021L), ("period_to", 2035L), ("base_year", 2020L));

    static PlanFeature Row(string table, string id, NetTopologySuite.Geometries.Geometry? shape, params (string Column, object? Value)[] values) =>
        new(table, id, values.ToDictionary(value => value.Column, value => value.Value), shape);

    /// <summary>A border from south to north that winds to and fro, the same for the same seed.</summary>
    static Coordinate[] Winding(double x, double fromY, double toY, int points, int seed)
    {
        var random = new Random(seed);
        var (phase, second) = (random.NextDouble() * 6, random.NextDouble() * 6);
        return
        [
            .. Enumerable.Range(0, points).Select(i =>
            {
                var share = (double)i / (points - 1);
                var ends = Math.Min(1, 20 * Math.Min(share, 1 - share)); // straight at its ends, so that corners meet
                var swing = 0.02 * Math.Sin(phase + 20 * share) + 0.003 * Math.Sin(second + 300 * share) + 0.0001 * random.NextDouble();
                return new Coordinate(x + ends * swing, fromY + share * (toY - fromY));
            }),
        ];
    }

    static Polygon Polygon(Coordinate[] left, Coordinate[] right) =>
        GeometryFactory.Default.CreatePolygon([.. right, .. left.Reverse(), right[0]]);

    static IEnumerable<PlanFeature> Grid(string level, int across, int pointsOfSide)
    {
        var step = Size / across;
        var borders = Enumerable.Range(0, across + 1)
            .Select(i => Winding(West + i * step, South, South + Size, across * pointsOfSide + 1, 100 + i)).ToArray();
        for (var column = 0; column < across; column++)
        {
            for (var row = 0; row < across; row++)
            {
                var side = (row * pointsOfSide)..((row + 1) * pointsOfSide + 1);
                var number = column * across + row;
                yield return Row("admin_unit", $"{level}{number}", Polygon(borders[column][side], borders[column + 1][side]),
                    ("code", level == "town" ? $"411721{number:000}" : $"411721000{number:000}"), ("name", $"{level} {number}"), ("level", level));
            }
        }
    }

    static Polygon Blob(Coordinate centre, double radius, int points, Random random)
    {
        var (phase, waves) = (6 * random.NextDouble(), random.Next(3, 9));
        var ring = Enumerable.Range(0, points).Select(i =>
        {
            var turn = Math.Tau * i / points;
            var reach = radius * (0.8 + 0.2 * Math.Sin(phase + waves * turn)) * (1 - 0.02 * random.NextDouble());
            return new Coordinate(centre.X + reach * Math.Cos(turn), centre.Y + 0.84 * reach * Math.Sin(turn));
        }).ToArray();
        return GeometryFactory.Default.CreatePolygon([.. ring, ring[0]]);
    }
}
