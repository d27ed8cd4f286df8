namespace EcoTiles.ServiceTests.PostGis;

public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task A_database_has_PostGIS_and_nothing_of_another_test()
    {
        var first = await server.CreateDatabaseAsync();
        await first.ExecuteAsync("CREATE TABLE here (shape geometry(Point, 4490))");
        var second = await server.CreateDatabaseAsync();
        Assert.False(await second.ScalarAsync<bool>("SELECT to_regclass('here') IS NOT NULL"));
        Assert.Equal("POINT(1 2)", await second.ScalarAsync<string>("SELECT ST_AsText('POINT(1 2)'::geometry)"));
    }
}
