using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Catalogue;

/// <summary>A small plan with some of the plan tables, for tests of everything that stands on a catalogue.</summary>
static class SamplePlan
{
    public static Envelope Area { get; } = new(113.8, 33.2, 114.2, 33.5);

    public static AuthoredCatalogue Authored { get; } = AuthoredCatalogue.Read(StylesFolder.Path);

    public static PlanRow Facts { get; } = new("xiping", "西平县国土空间生态修复规划（2021-2035年）")
    {
        TitleEn = "Xiping",
        RegionName = "西平县",
        DataVersion = 7,
        Secrecy = "公开",
        Stages = [new PlanStage("near", "近期", 2021, 2025, 2025)],
    };

    public static IReadOnlyList<DatasetRow> Datasets { get; } =
    [
        Dataset("plan_area", ShapeKind.Polygon, []),
        Dataset("zone", ShapeKind.Polygon, ["name", "scheme", "level", "function"],
            ("scheme", ["restoration"]), ("level", ["1"]), ("function", ["mountain", "farmland"])),
        Dataset("key_area", ShapeKind.Polygon, ["name", "scheme", "theme"], ("scheme", ["restoration"]), ("theme", ["water"])),
        Dataset("corridor", ShapeKind.Line, ["name", "kind"], ("kind", ["river"])),
        Dataset("admin_unit", ShapeKind.Polygon, ["name", "level"], ("level", ["county", "town", "village"])),
        Dataset("project_site_point", ShapeKind.Point, ["map_no", "stage_key"], ("stage_key", ["near"])),
        Dataset("road", ShapeKind.Line, ["name", "class"], ("class", ["national"])),
    ];

    public static MapCatalogue Catalogue { get; } = Build(Facts, Datasets);

    public static MapCatalogue Build(PlanRow facts, IEnumerable<DatasetRow> datasets) =>
        MapCatalogue.Build(Authored, new StoreInventory([facts], [.. datasets], []));

    public static DatasetRow Dataset(
        string table, ShapeKind kind, string[] columns, params (string Column, string[] Values)[] values) => new(
        new DatasetKey("xiping", table),
        kind,
        [new ColumnSchema("plan_id", AttributeType.Text), .. columns.Select(column => new ColumnSchema(column, AttributeType.Text))],
        10,
        Area,
        values.ToDictionary(pair => pair.Column, IReadOnlySet<string> (pair) => pair.Values.ToHashSet()));
}
