using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

public sealed class CoordinateSystemTests(SampleService sample, SampleStore store) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_plan_in_other_systems_gives_the_same_features()
    {
        (string Name, string[] Options)[] variants =
        [
            ("geographic", ["-t_srs", "EPSG:4326"]),
            ("mercator", ["-t_srs", "EPSG:3857"]),
            ("gauss", ["-t_srs", "EPSG:4547"]),
            ("heights", ["-dim", "XYZ"]),
        ];
        string[] tables = ["zone", "plan_area", "seat", "road"];
        foreach (var (name, options) in variants)
            await GdalFile.RunAsync(["-f", "GPKG", _folder.File($"{name}.gpkg"), store.File, .. tables, "-preserve_fid", .. options]);
        await using var service = await HttpService.StartAsync(
            _folder.Path, [.. variants.Select(variant => _folder.File($"{variant.Name}.gpkg"))]);
        foreach (var tile in new[] { "8/209/102", "11/1672/822", "14/13378/6577", "16/53514/26311" })
        {
            var path = $"{string.Join(',', tables)}/{tile}.mvt";
            var expected = Named(await sample.Service.FeaturesAsync($"/tiles/xiping/{path}"));
            Assert.NotEmpty(expected);
            foreach (var (name, _) in variants)
                Assert.Equal((name, expected), (name, Named(await service.FeaturesAsync($"/tiles/{name}/{path}"))));
        }
    }

    static string Named(IReadOnlyList<TileFeature> features) =>
        string.Join(' ', features.Select(feature => $"{feature.Layer}/{feature.Id}").Order());
}
