using EcoTiles.Geometry.Projections;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Our Gauss-Kruger beside ST_Transform of the database that data goes into.</summary>
public sealed class ProjectionAgainstPostGisTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    const double Millimetre = 0.001;
    const double MetresPerDegree = 111_320;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_zone_agrees_with_ST_Transform_to_a_millimetre_both_ways()
    {
        var database = await server.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        for (var srid = 4491; srid <= 4554; srid++) // 6-degree zones by number and by meridian, then those of 3 degrees
        {
            var zone = CoordinateSystem.Find(srid) ?? throw new InvalidOperationException($"EPSG:{srid} is unknown");
            var places = Grid(zone.Projection!.CentralMeridian); // each is a projected one
            var projected = (double[])places.Clone();
            zone.FromLonLat(projected);
            await using var query = new NpgsqlCommand(
                """
                SELECT ST_X(there), ST_Y(there), ST_X(back), ST_Y(back) FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS place (lon, lat, east, north, i),
                  ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4490), $5) AS there, ST_Transform(ST_SetSRID(ST_MakePoint(east, north), $5), 4490) AS back ORDER BY i
                """, connection);
            foreach (var ordinates in new[] { places, projected })
            {
                foreach (var first in new[] { 0, 1 }) query.Parameters.Add(new() { Value = ordinates.Where((_, i) => i % 2 == first).ToArray() });
            }
            query.Parameters.Add(new() { Value = srid });
            await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            for (var i = 0; await rows.ReadAsync(TestContext.Current.CancellationToken); i += 2)
            {
                for (var axis = 0; axis < 2; axis++)
                {
                    Assert.Equal(rows.GetDouble(axis), projected[i + axis], Millimetre);
                    Assert.Equal(rows.GetDouble(2 + axis), places[i + axis], Millimetre / MetresPerDegree);
                }
            }
        }
    }

    /// <summary>One zone of each kind around the same plan.</summary>
    [Theory]
    [InlineData(4526)]
    [InlineData(4547)]
    [InlineData(4497)]
    [InlineData(4508)]
    public async Task A_shapefile_in_a_zone_is_imported_to_where_ST_Transform_puts_it(int srid)
    {
        var database = await server.CreateDatabaseAsync();
        var name = FormattableString.Invariant($"towns_{srid}");
        await GdalFile.RunAsync("-f", "ESRI Shapefile", _folder.File(name + ".shp"), plans.Pingcheng, "admin_unit", "-t_srs", FormattableString.Invariant($"EPSG:{srid}"), "-nln", name, "-lco", "ENCODING=UTF-8");
        await GdalFile.RunAsync("-f", "PostgreSQL", database.GdalName, _folder.File(name + ".shp"), "-nln", "raw", "-nlt", "MULTIPOLYGON", "-lco", "GEOMETRY_NAME=geom", "-a_srs", FormattableString.Invariant($"EPSG:{srid}"));
        var run = await ProgramRun.OfAsync("import", _folder.File(name + ".shp"), "--to", database.Url, "--as-is");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(await database.ScalarAsync<long>("SELECT count(*) FROM raw") > 5);
        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM raw FULL JOIN ecotiles.{PostGisSql.Quote(name)} AS ours USING (bsm) WHERE raw.geom IS NULL OR ours.geom IS NULL"));
        var off = await database.ScalarAsync<double>($"""
            SELECT max(ST_HausdorffDistance(ST_Transform(raw.geom, 4490), ours.geom)) FROM (SELECT * FROM raw ORDER BY ST_NPoints(geom) LIMIT 50) AS raw
            JOIN ecotiles.{PostGisSql.Quote(name)} AS ours USING (bsm)
            """);
        Assert.InRange(off * MetresPerDegree, 0, Millimetre);
    }

    /// <summary>From the south to the north of China, as far as a wide plan reaches from its meridian.</summary>
    static double[] Grid(double meridian)
    {
        var places = new List<double>();
        for (var latitude = 3.0; latitude <= 54; latitude += 1.7)
        {
            for (var step = -5.0; step <= 5; step += 0.625) places.AddRange([meridian + step, latitude]);
        }
        return [.. places];
    }
}
