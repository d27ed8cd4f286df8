using EcoTiles.Sources;

namespace EcoTiles.Host.Doctor;

/// <summary>How each kind of bad feature is mended.</summary>
static class BadFeatureRemedies
{
    public static Notice Of(string reason) => reason switch
    {
        BadFeatureReasons.SelfIntersection => new(
            "修复几何:ogr2ogr -makevalid good.gpkg bad.gpkg", "mend the shapes: ogr2ogr -makevalid good.gpkg bad.gpkg"),
        BadFeatureReasons.Curve => new(
            "转换曲线:ogr2ogr -nlt CONVERT_TO_LINEAR good.gpkg bad.gpkg",
            "turn curves into lines: ogr2ogr -nlt CONVERT_TO_LINEAR good.gpkg bad.gpkg"),
        BadFeatureReasons.TooManyVertices => new(
            "拆分该要素:ogr2ogr -explodecollections,或在 GIS 中切割",
            "split the feature: ogr2ogr -explodecollections, or cut it in a GIS"),
        BadFeatureReasons.OutOfRange or BadFeatureReasons.NotFinite => new(
            "检查坐标系与坐标值,必要时用 ogr2ogr -a_srs 指定", "check the coordinates and their system; ogr2ogr -a_srs names another"),
        BadFeatureReasons.WrongType => new(
            "按几何类型拆成多个图层", "put shapes of one kind into one layer each"),
        _ => new("在 GIS 中删除或重画该要素", "delete the feature in a GIS, or draw it again"),
    };
}
