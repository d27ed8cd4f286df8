using System.Globalization;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Plans that went from file to database to file show the same tiles all along, byte for byte.</summary>
public sealed class RoundTripTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    static readonly string[] Plans = ["pingcheng", "shangdang"];
    static readonly string[] Tables =
        ["plan_area", "admin_unit", "zone", "key_area", "project_site", "project_site_point", "landuse", "evaluation", "road", "water_line", "seat"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_database_and_returned_file_give_the_same_tiles()
    {
        var database = await server.CreateDatabaseAsync();
        var (first, back) = (_folder.File("first.gpkg"), _folder.File("back.gpkg"));
        foreach (var plan in new[] { plans.Pingcheng, plans.Shangdang }) await SucceedAsync(plan, first);
        await SucceedAsync(first, database.Url);
        await SucceedAsync(database.Url, back);
        string[] rasters = ["pingcheng_dem", "pingcheng_image", "shangdang_dem", "shangdang_image"]; // a database keeps no images
        var filled = PlanContents.OfFile(first)
            .Where(table => !table.Value.StartsWith("0 ", StringComparison.Ordinal) && !rasters.Contains(table.Key));
        Assert.Equal(filled, PlanContents.OfFile(back).Where(table => !table.Value.StartsWith("0 ", StringComparison.Ordinal)));

        await using var ofFirst = await HttpService.StartAsync(_folder.Path, first);
        await using var ofDatabase = await HttpService.StartAsync(_folder.Path, database.Url);
        await using var ofBack = await HttpService.StartAsync(_folder.Path, back);
        var (compared, filledTiles) = (0, 0);
        foreach (var plan in Plans)
        {
            foreach (var tile in await TilesAsync(ofFirst, plan))
            {
                foreach (var table in Tables.Append("zone,plan_area,admin_unit"))
                {
                    var path = $"/tiles/{plan}/{table}/{tile}.mvt";
                    var expected = await ofFirst.BytesAsync(path);
                    Assert.Equal(expected, await ofDatabase.BytesAsync(path));
                    Assert.Equal(expected, await ofBack.BytesAsync(path));
                    compared++;
                    if (expected.Length > 0) filledTiles++;
                }
            }
        }
        Assert.True(filledTiles > compared / 2, $"only {filledTiles} of {compared} tiles had something in them");
    }

    /// <summary>Tiles around the middle of a plan, from far to near.</summary>
    static async Task<IReadOnlyList<string>> TilesAsync(HttpService service, string plan)
    {
        var bounds = (await service.JsonAsync($"/tiles/{plan}/plan_area.json")).GetProperty("bounds").EnumerateArray().Select(value => value.GetDouble()).ToList();
        var (longitude, latitude) = ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2);
        var sine = Math.Sin(latitude * Math.PI / 180);
        var tiles = new List<string>();
        foreach (var zoom in new[] { 7, 9, 10, 11, 12, 13, 14, 15 })
        {
            var side = 1 << zoom;
            var column = (int)((longitude + 180) / 360 * side);
            var row = (int)((0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side);
            for (var east = 0; east < (zoom > 9 ? 2 : 1); east++)
            {
                for (var south = 0; south < (zoom > 9 ? 2 : 1); south++)
                    tiles.Add(string.Create(CultureInfo.InvariantCulture, $"{zoom}/{column + east}/{row + south}"));
            }
        }
        return tiles;
    }

    static async Task SucceedAsync(string source, string store)
    {
        var run = await ProgramRun.OfAsync("import", source, "--to", store);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
