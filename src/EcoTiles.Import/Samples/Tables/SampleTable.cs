using EcoTiles.Sources.GeoPackage;
using static EcoTiles.Sources.GeoPackage.GeoPackageColumnType;
using static EcoTiles.Sources.GeoPackage.GeoPackageGeometryType;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>The words that table definitions are written in, and the columns that every plan table has.</summary>
static class SampleTable
{
    public static GeoPackageTableDefinition Plain(string name, string title,
        params IReadOnlyList<GeoPackageColumn> columns) => new(
        name, title,
        [
            Must("id", Text, "唯一标识"), Must("plan_id", Text, "规划代码"), Must("bsm", Text, "标识码"),
            .. columns,
            Must("source", Text, "数据来源"), Must("data_version", Integer, "数据版本"),
                Must("is_sample", GeoPackageColumnType.Boolean, "是否示例数据"),
        ])
    {
        IndexedColumns = ["plan_id"],
    };

    public static GeoPackageTableDefinition Points(string name, string title,
        params IReadOnlyList<GeoPackageColumn> columns) =>
        Plain(name, title, columns) with { Geometry = Point };

    public static GeoPackageTableDefinition MultiPoints(string name, string title,
        params IReadOnlyList<GeoPackageColumn> columns) =>
        Plain(name, title, columns) with { Geometry = MultiPoint };

    public static GeoPackageTableDefinition Lines(string name, string title,
        params IReadOnlyList<GeoPackageColumn> columns) =>
        Plain(name, title, columns) with { Geometry = MultiLineString };

    public static GeoPackageTableDefinition Areas(string name, string title,
        params IReadOnlyList<GeoPackageColumn> columns) =>
        Plain(name, title, columns) with { Geometry = MultiPolygon };

    public static GeoPackageColumn Must(string name, GeoPackageColumnType type, string title) =>
        new(name, type, title) { Required = true };

    public static GeoPackageColumn MustText(string name, string title) => Must(name, Text, title);

    public static GeoPackageColumn MustNumber(string name, string title) => Must(name, Integer, title);

    public static GeoPackageColumn Words(string name, string title) => new(name, Text, title);

    public static GeoPackageColumn Number(string name, string title) => new(name, Integer, title);

    public static GeoPackageColumn Measure(string name, string title) => new(name, Real, title);

    public static GeoPackageColumn Flag(string name, string title) => new(name, GeoPackageColumnType.Boolean, title);
}
