using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Import.Model;

namespace EcoTiles.Tests.Catalogue.Styles;

public sealed class StyleFolderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("styles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_plan_may_leave_out_columns_that_tables_of_plans_may_have()
    {
        var folder = StyleFolder.Read(StylesFolder.Path);
        Assert.Empty(StyleFields.Missing(folder, SamplePlan.Catalogue, table => DataModel.Find(table)?.Columns.Select(column => column.Name) ?? []));
        Assert.NotEmpty(StyleFields.Missing(folder, SamplePlan.Catalogue, _ => []));
    }

    [Fact]
    public void A_shared_style_is_put_under_the_layer_that_is_named()
    {
        Write("shared/base.json", Style("", """{ "id": "water", "type": "background" }"""));
        Write("maps/base-soil.json", Style(
            """ "metadata": { "ecotiles:include": [{ "style": "shared/base", "under": "top" }, { "style": "shared/base2" }] },""",
            """{ "id": "bottom", "type": "background" }, { "id": "top", "type": "background" }"""));
        Write("shared/base2.json", Style("", """{ "id": "names", "type": "background" }"""));
        var style = StyleFolder.Read(_folder).Of("base/soil");
        Assert.Equal(["bottom", "water", "top", "names"], style!.Document.Layers.Select(layer => layer.Id));
    }

    [Fact]
    public void Layers_that_a_map_does_not_want_are_left_out()
    {
        Write("shared/base.json", Style("", """{ "id": "water", "type": "background" }, { "id": "names", "type": "background" }"""));
        Write("maps/base-soil.json", Style(
            """ "metadata": { "ecotiles:include": [{ "style": "shared/base", "without": ["names"] }] },""", """{ "id": "top", "type": "background" }"""));
        Assert.Equal(["top", "water"], StyleFolder.Read(_folder).Of("base/soil")!.Document.Layers.Select(layer => layer.Id));
    }

    [Fact]
    public void A_map_changes_shared_layers_for_itself_alone()
    {
        Write("shared/base.json", Style("", """{ "id": "water", "type": "background", "minzoom": 4, "paint": { "background-color": "#00F", "background-opacity": 0.5 } }"""));
        Write("maps/base-soil.json", Style(
            """ "metadata": { "ecotiles:include": [{ "style": "shared/base", "with": { "water": { "id": "sea", "minzoom": null, "paint": { "background-opacity": 1 } } } }, { "style": "shared/base" }] },""", ""));
        var layers = StyleFolder.Read(_folder).Of("base/soil")!.Json["layers"]!.AsArray();
        Assert.Equal("""{"id":"sea","type":"background","paint":{"background-color":"#00F","background-opacity":1}}""", layers[0]!.ToJsonString());
        Assert.Equal("""{"id":"water","type":"background","minzoom":4,"paint":{"background-color":"#00F","background-opacity":0.5}}""", layers[1]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "style": "shared/base", "without": ["watre"] }""", "water")]
    [InlineData("""{ "style": "shared/base", "with": { "watre": { "minzoom": 3 } } }""", "water")]
    [InlineData("""{ "style": "shared/bas", "under": "top" }""", "shared/base")]
    [InlineData("""{ "style": "shared/base", "under": "tip" }""", "top")]
    public void A_name_that_is_none_is_refused_with_the_nearest_one(string include, string nearest)
    {
        Write("shared/base.json", Style("", """{ "id": "water", "type": "background" }"""));
        Write("maps/base-soil.json", Style($$""" "metadata": { "ecotiles:include": [{{include}}] },""", """{ "id": "top", "type": "background" }"""));
        var problem = Assert.Single(Assert.Throws<CatalogueException>(() => StyleFolder.Read(_folder)).Problems);
        Assert.Equal("maps/base-soil.json", problem.File);
        Assert.Contains($"\"{nearest}\"", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_neither_hatch_nor_symbol_gives_is_refused()
    {
        Write("hatches.json", """{ "hatches": { "hatch-sand": { "kind": "dots", "color": "#E08A00" } } }""");
        Write("maps/base-soil.json", Style("", """{ "id": "a", "type": "background", "paint": { "background-pattern": "hatch-send" } }"""));
        var problem = Assert.Single(Assert.Throws<CatalogueException>(() => StyleFolder.Read(_folder)).Problems);
        Assert.Equal("layers[0].paint.background-pattern", problem.Path);
        Assert.Contains("hatch-sand", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_of_every_file_is_found_at_once()
    {
        Write("hatches.json", """{ "hatches": { "a": { "kind": "waves", "color": "bluish", "spacing": -1 } } }""");
        Write("maps/base-soil.json", "{");
        var files = Assert.Throws<CatalogueException>(() => StyleFolder.Read(_folder)).Problems.Select(problem => problem.File);
        Assert.Equal(["hatches.json", "hatches.json", "hatches.json", "maps/base-soil.json"], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_stamp_changes_with_the_files()
    {
        Write("maps/base-soil.json", "{}");
        var before = StyleFolder.Stamp(_folder);
        Assert.Equal(before, StyleFolder.Stamp(_folder));
        Write("maps/base-soil.json", "{ }");
        Assert.NotEqual(before, StyleFolder.Stamp(_folder));
    }

    static string Style(string more, string layers) => $$"""{ "version": 8, {{more}} "sources": {}, "layers": [{{layers}}] }""";

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        File.WriteAllText(Path.Combine(_folder, name), text);
    }
}
