using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Tests.Catalogue;

public sealed class AuthoredCatalogueTests
{
    const string Datasets = """
        {
          "datasets": {
            "zone": { "zh": "分区", "en": "Zones", "filterColumns": ["level"], "labelColumn": "name" },
            "road": { "zh": "道路", "en": "Roads" }
          }
        }
        """;

    [Fact]
    public void The_authored_files_of_the_house_are_right()
    {
        var authored = AuthoredCatalogue.Read(StylesFolder.Path);
        Assert.Equal(15, authored.Maps.Count(map => map.Id.StartsWith("base/", StringComparison.Ordinal)));
        Assert.Equal(6, authored.Maps.Count(map => map.Id.StartsWith("evaluation/", StringComparison.Ordinal)));
        Assert.Equal(16, authored.Maps.Count(map => map.Id.StartsWith("outcome/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shared_layers_stand_where_they_are_used_and_the_maps_own_name_wins()
    {
        var authored = Read("""
            {
              "sets": { "frame": [{ "dataset": "road" }, { "name": "edge", "dataset": "zone" }] },
              "maps": { "base/a": { "zh": "甲", "en": "A", "layers": [{ "dataset": "road", "minZoom": 3 }, { "use": "frame" }] } }
            }
            """);
        var layers = Assert.Single(authored.Maps).Layers;
        Assert.Equal(["road", "edge"], layers.Select(layer => layer.Name));
        Assert.Equal(3, layers[0].MinZoom);
        Assert.False(layers[0].IsBackdrop);
        Assert.True(layers[1].IsBackdrop);
    }

    [Theory]
    [InlineData("""{ "maps": {}, "mpas": {} }""", "mpas", "did you mean \"maps\"")]
    [InlineData("""{ "sets": {} }""", "$", "\"maps\" is missing")]
    [InlineData("""{ "maps": { "base/a": { "zh": "甲", "en": "A", "layers": [] } } }""", "maps[\"base/a\"].layers", "one or more objects")]
    [InlineData("""{ "maps": { "base/a": { "en": "A", "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"]", "\"zh\" is missing")]
    [InlineData("""{ "maps": { "atlas/a": { "zh": "甲", "en": "A", "layers": [{ "dataset": "zone" }] } } }""", "maps[\"atlas/a\"]", "A map id is")]
    [InlineData("""{ "maps": { "base/a": { "zh": "甲", "en": "A", "zh": "乙", "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"].zh", "written twice")]
    [InlineData("""{ "dimensions": { "stage": { "zh": "分期", "en": "Stage", "column": "level", "datasets": ["zone"], "values": { "near": { "zh": "近期", "en": "Near" } } } }, "maps": { "base/a": { "zh": "甲", "en": "A", "fixed": { "stag": "near" }, "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"].fixed.stag", "did you mean \"stage\"")]
    [InlineData("""{ "dimensions": { "stage": { "zh": "分期", "en": "Stage", "column": "level", "datasets": ["zone"], "values": { "near": { "zh": "近期", "en": "Near" } } } }, "maps": { "base/a": { "zh": "甲", "en": "A", "fixed": { "stage": "nera" }, "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"].fixed.stage", "did you mean \"near\"")]
    [InlineData("""{ "maps": { "base/a": { "zh": "甲", "en": "A", "of": "base/b" } } }""", "maps[\"base/a\"].of", "Unknown map before this one")]
    [InlineData("""{ "maps": { "base/a": { "zh": "甲", "en": "A", "required": { "levels": ["country"] }, "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"].required.levels", "did you mean \"county\"")]
    [InlineData("""{ "maps": { "base/a": { "zh": "甲", "en": "A", "needs": { "zon": {} }, "layers": [{ "dataset": "zone" }] } } }""", "maps[\"base/a\"].needs.zon", "did you mean \"zone\"")]
    public void A_wrong_map_file_is_refused_with_place_and_remedy(string maps, string path, string message) =>
        AssertProblem(maps, path, message);

    [Theory]
    [InlineData("""{ "dataset": "zoen" }""", ".dataset", "did you mean \"zone\"")]
    [InlineData("""{ "dataset": "zone", "where": { "levle": ["1"] } }""", ".where.levle", "did you mean \"level\"")]
    [InlineData("""{ "dataset": "zone", "where": { "level": [] } }""", ".where.level", "a list of one or more texts")]
    [InlineData("""{ "dataset": "zone", "where": { "level": [1] } }""", ".where.level", "a list of one or more texts")]
    [InlineData("""{ "dataset": "zone", "minZoom": 23 }""", ".minZoom", "from 0 to 22")]
    [InlineData("""{ "dataset": "zone", "minZoom": 1.5 }""", ".minZoom", "from 0 to 22")]
    [InlineData("""{ "dataset": "zone", "labels": "yes" }""", ".labels", "true or false")]
    [InlineData("""{ "dataset": "road", "labels": true }""", ".labels", "no labelColumn")]
    [InlineData("""{ "dataset": "road", "pointLabels": true }""", ".pointLabels", "no labelColumn")]
    [InlineData("""{ "dataset": "zone", "minzom": 3 }""", ".minzom", "did you mean \"minZoom\"")]
    [InlineData("""{ "use": "frame" }""", ".use", "Unknown layer set")]
    [InlineData("""7""", "", "an object")]
    public void A_wrong_layer_is_refused_with_place_and_remedy(string layer, string path, string message) => AssertProblem(
        $$"""{ "maps": { "base/a": { "zh": "甲", "en": "A", "layers": [{{layer}}] } } }""",
        "maps[\"base/a\"].layers[0]" + path, message);

    [Fact]
    public void Layers_of_one_name_are_refused() => AssertProblem(
        """{ "maps": { "base/a": { "zh": "甲", "en": "A", "layers": [{ "dataset": "zone" }, { "dataset": "zone" }] } } }""",
        "maps[\"base/a\"].layers", "occurs twice");

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var error = Assert.Throws<CatalogueException>(() => Read(
            """{ "maps": { "base/a": { "zh": 1, "en": "", "layers": [{ "dataset": "zoen", "x": 1 }, { "dataset": "raod" }] } } }"""));
        Assert.Equal(5, error.Problems.Count);
        Assert.All(error.Problems, problem => Assert.Equal("maps.json", problem.File));
        Assert.All(error.Problems, problem => Assert.Contains(problem.Path, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Broken_json_is_told_with_its_line()
    {
        var error = Assert.Throws<CatalogueException>(() => Read("{\n  \"maps\": {,}\n}"));
        Assert.Equal("line 2, column 12", Assert.Single(error.Problems).Path);
    }

    [Fact]
    public void A_missing_folder_names_both_files()
    {
        var error = Assert.Throws<CatalogueException>(() => AuthoredCatalogue.Read(Path.Combine(Path.GetTempPath(), "no-such-folder")));
        Assert.Equal(["datasets.json", "maps.json"], error.Problems.Select(problem => problem.File));
    }

    static void AssertProblem(string maps, string path, string message)
    {
        var error = Assert.Throws<CatalogueException>(() => Read(maps));
        Assert.Contains(error.Problems, problem =>
            problem.Path == path && problem.MessageEn.Contains(message, StringComparison.Ordinal));
    }

    static AuthoredCatalogue Read(string maps)
    {
        var folder = Directory.CreateTempSubdirectory("ecotiles-styles");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "datasets.json"), Datasets);
            File.WriteAllText(Path.Combine(folder.FullName, "maps.json"), maps);
            return AuthoredCatalogue.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
