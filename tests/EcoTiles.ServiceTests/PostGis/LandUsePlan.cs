using EcoTiles.Import.Schema;
using EcoTiles.ServiceTests.Http;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>A small plan in our schema: eleven squares side by side, and one two degrees further east.</summary>
static class LandUsePlan
{
    public const string Near = "tiles/one/landuse/14/13380/6599.mvt";
    public const string Far = "tiles/one/landuse/14/13471/6599.mvt";

    public static async Task FillAsync(TestDatabase database)
    {
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString))
            await Migrations.ApplyAsync(source, TestContext.Current.CancellationToken);
        await AddPlanAsync(database, "one");
        await database.ExecuteAsync(
            """
            INSERT INTO ecotiles.landuse (plan_id, type_code, type_name, geom)
            SELECT 'one', '01', '耕地', ST_Multi(ST_MakeEnvelope(x, 33, x + 0.001, 33.001, 4490)) FROM generate_series(114, 114.01, 0.001) AS x
            UNION ALL SELECT 'one', '03', '林地', ST_Multi(ST_MakeEnvelope(116, 33, 116.001, 33.001, 4490))
            """);
    }

    public static Task AddPlanAsync(TestDatabase database, string code) => database.ExecuteAsync(
        $"""
        INSERT INTO ecotiles.plan (plan_id, code, title, kind, level, region_code, region_name, period_from, period_to, base_year,
          height_datum, status, compiler, map_date, secrecy)
        VALUES ('{code}', '{code}', '规划 {code}', 'restoration', 'county', '411721', '西平县', 2021, 2035, 2020,
          '1985国家高程基准', '公示稿', '编制单位', '2026-01-01', '公开')
        """);

    /// <summary>The names of land use in the near tile.</summary>
    public static async Task<HashSet<string>> TypesAsync(HttpService service) =>
        [.. (await service.FeaturesAsync(Near)).Select(feature => TextOf(feature.Attributes["type_name"]))];

    /// <summary>The text of an MVT value: after the field's head and a length of one byte.</summary>
    static string TextOf(string value) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(value)[2..]);
}
