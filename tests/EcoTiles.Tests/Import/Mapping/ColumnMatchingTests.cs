using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Mapping;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;
using EcoTiles.Tests.Catalogue;

namespace EcoTiles.Tests.Import.Mapping;

public sealed class ColumnMatchingTests
{
    static readonly ColumnAliases House = ColumnAliases.Read(StylesFolder.Path);

    [Theory]
    [InlineData("zone", "zone")]
    [InlineData("生态修复分区", "zone")]
    [InlineData("STXFFQ", "zone")]
    [InlineData(" 重点区域 ", "key_area")]
    [InlineData("XZQ", "admin_unit")]
    [InlineData("project_site_polygon", "project_site")]
    [InlineData("project_site_line", "project_site_line")]
    [InlineData("mine_point", "mine")]
    [InlineData("elsewhere", null)]
    public void Layers_find_their_table(string layer, string? table) => Assert.Equal(table, House.FindTable(layer)?.Name);

    [Theory]
    [InlineData("SX", ShapeKind.Line, "water_line")]
    [InlineData("水系", ShapeKind.Polygon, "water_area")]
    [InlineData("水系", ShapeKind.None, "water_line")]
    [InlineData("三线", ShapeKind.Polygon, "three_lines")]
    public void Where_one_name_stands_for_lines_and_areas_the_shapes_decide(string layer, ShapeKind kind, string table) =>
        Assert.Equal(table, House.FindTable(layer, kind)?.Name);

    [Theory]
    [InlineData("zone", "BSM", "bsm", MatchKind.SameName)]
    [InlineData("zone", "分区名称", "name", MatchKind.Title)]
    [InlineData("zone", "FQMC", "name", MatchKind.TableAlias)]
    [InlineData("admin_unit", "XZQDM", "code", MatchKind.TableAlias)]
    [InlineData("admin_unit", "xzqmc", "name", MatchKind.TableAlias)]
    [InlineData("plan", "XZQDM", "region_code", MatchKind.TableAlias)]
    [InlineData("zone", "MJ", "area_m2", MatchKind.Alias)]
    [InlineData("key_area", "BZ", "description", MatchKind.Alias)]
    [InlineData("zone", "strategy_m", "strategy_main", MatchKind.CutName)]
    [InlineData("zone", "strategy_1", "strategy_minor", MatchKind.CutName)]
    [InlineData("zone", "problem_co", "problem_codes", MatchKind.CutName)]
    [InlineData("zone", "分区名", "name", MatchKind.CutName)]
    [InlineData("key_area", "涉及行政村", "village_count", MatchKind.CutName)]
    [InlineData("zone", "ｎａｍｅ", "name", MatchKind.SameName)]
    public void Columns_find_their_place(string table, string source, string target, MatchKind how)
    {
        var match = Assert.Single(Map(table, source).Matches);
        Assert.Equal((target, how), (match.Target.Name, match.How));
    }

    [Theory]
    [InlineData("面积（平方米）", 1)]
    [InlineData("面积（公顷）", 10_000)]
    [InlineData("MJ_HA", 10_000)]
    [InlineData("面积(平方公里)", 1_000_000)]
    [InlineData("面积_亩", 666.66666667)]
    [InlineData("图斑面积（万亩）", 6_666_666.66666667)]
    public void Units_are_taken_off_the_name(string source, double factor)
    {
        var match = Assert.Single(Map("zone", source).Matches);
        Assert.Equal(("area_m2", factor), (match.Target.Name, match.Factor));
    }

    [Theory]
    [InlineData("zone", "strategy")]
    [InlineData("zone", "面积（尺）")]
    [InlineData("zone", "Shape_Leng")]
    [InlineData("zone", "主要")]
    [InlineData("soil", "XZQDM")]
    public void What_is_not_known_is_left_unused(string table, string source)
    {
        var mapping = Map(table, source);
        Assert.Empty(mapping.Matches);
        Assert.Equal(source, Assert.Single(mapping.Unused).Name);
    }

    [Fact]
    public void Of_two_columns_for_one_place_the_better_known_wins()
    {
        var mapping = Map("zone", "MJ", "FQMC", "area_m2", "fid");
        Assert.Equal(["name", "area_m2"], mapping.Matches.Select(match => match.Target.Name));
        Assert.Equal([1, 2], mapping.Matches.Select(match => match.Place));
        Assert.Equal(["MJ"], mapping.Unused.Select(column => column.Name));
        Assert.Equal(["FQMC"], mapping.Renamed.Select(match => match.Source.Name));
        Assert.Equal(3, mapping.FeatureId);
        Assert.Contains(mapping.Missing, column => column.Name == "direction");
    }

    [Fact]
    public void A_title_speaks_for_a_column_whose_name_does_not()
    {
        var column = new SourceColumn("c1", SourceType.Text, "分区名称");
        Assert.Equal("name", Assert.Single(ColumnMatching.Of([column], DataModel.Find("zone")!, House).Matches).Target.Name); // of the model
    }

    [Theory]
    [InlineData("""{ "tables": { "zon": {} } }""", "tables.zon", "did you mean \"zone\"")]
    [InlineData("""{ "columns": { "nmae": ["MC"] } }""", "columns.nmae", "did you mean \"name\"")]
    [InlineData("""{ "tables": { "zone": { "columns": { "towns": ["X"] } } } }""", "tables.zone.columns.towns", "Unknown column")]
    [InlineData("""{ "tables": { "zone": { "names": ["甲"] }, "key_area": { "names": ["甲"] } } }""", "tables", "more than one table")]
    [InlineData("""{ "areaUnits": { "-1": ["x"] } }""", "areaUnits[\"-1\"]", "factor above 0")]
    [InlineData("""{ "columns": { "name": "MC" } }""", "columns.name", "list of one or more texts")]
    [InlineData("""{ "colunms": {} }""", "colunms", "did you mean \"columns\"")]
    [InlineData("{", "line 1", "not valid JSON")]
    public void A_wrong_alias_file_is_refused_with_place_and_remedy(string json, string path, string message)
    {
        var folder = Directory.CreateTempSubdirectory("ecotiles-aliases-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "aliases.json"), json);
            var problem = Assert.Single(Assert.Throws<CatalogueException>(() => ColumnAliases.Read(folder.FullName)).Problems);
            Assert.StartsWith(path, problem.Path);
            Assert.Contains(message, problem.MessageEn);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static ColumnMapping Map(string table, params string[] columns) => ColumnMatching.Of(
        [.. columns.Select(column => new SourceColumn(column, column == "fid" ? SourceType.Integer : SourceType.Text))], DataModel.Find(table)!, House); // of the model
}
