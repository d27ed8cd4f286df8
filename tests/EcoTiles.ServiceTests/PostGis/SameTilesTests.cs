using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class SameTilesTests(PostgresServer server, SampleStore store) : IDisposable
{
    static readonly string[] Tables = ["zone", "plan_area", "admin_unit", "landuse", "road", "seat", "project_site_point", "key_area"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("4096")]
    [InlineData("0")]
    public async Task Tiles_of_a_database_equal_those_of_a_file_with_the_same_rows(string budget)
    {
        var database = await server.CreateDatabaseAsync();
        var file = _folder.File("same.gpkg");
        await GdalFile.RunAsync(
        [
            "-f", "PostgreSQL", database.GdalName, store.File, .. Tables, "-preserve_fid", "-lco", "FID=fid", "-lco", "GEOMETRY_NAME=geom",
            "-lco", "PRECISION=NO", "--config", "PG_USE_COPY", "YES",
        ]);
        // GDAL shortens numbers on the way into a database, and not on the way out of it.
        await GdalFile.RunAsync(["-f", "GPKG", file, database.GdalName, "-preserve_fid", "-lco", "FID=fid", "-lco", "GEOMETRY_NAME=geom"]);
        await using var ofFile = await HttpService.StartAsync(_folder.Path, file, "--snapshot-budget", budget);
        await using var ofDatabase = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", budget);
        var plan = database.Name.Replace('_', '-');
        var compared = 0;
        foreach (var tile in new[] { "7/104/51", "9/418/205", "11/1672/822", "12/3344/1644", "14/13378/6577", "16/53514/26311" })
        {
            foreach (var table in Tables.Append("zone,plan_area,admin_unit"))
            {
                var expected = await ofFile.BytesAsync($"/tiles/same/{table}/{tile}.mvt");
                Assert.Equal(expected, await ofDatabase.BytesAsync($"/tiles/{plan}/{table}/{tile}.mvt"));
                compared += Math.Min(1, expected.Length);
            }
        }
        Assert.True(compared > 25, $"only {compared} tiles had something in them");
    }
}
