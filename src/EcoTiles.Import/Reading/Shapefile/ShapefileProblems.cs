using EcoTiles.Sources;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>What is said when a shapefile or its table cannot be used.</summary>
static class ShapefileProblems
{
    public static StoreException MultiPatch(string path) => new(
        $"{path} 是三维多面体（MultiPatch），请先转换为面（ArcGIS：多面体覆盖区）",
        $"{path} holds MultiPatch shapes; convert them to polygons first (ArcGIS: Multipatch Footprint)");

    public static StoreException Counts(string path, long shapes, long rows) => new(
        FormattableString.Invariant($"{path} 的图形数（{shapes}）与属性表行数（{rows}）不一致，请用原软件重新导出"),
        FormattableString.Invariant($"{path}: {shapes} shapes but {rows} rows in its .dbf; export it again"));

    public static StoreException UnpackFirst(string path) => new(
        $"{path} 的记录次序与索引（.shx）不同，请先解压再导入",
        $"{path} keeps its records in another order than its .shx; unzip it before importing");

    public static StoreException FieldType(string path, string field, char type) => new(
        $"{path} 的字段“{field}”类型为 {type}（备注、图片等），不能导入，请改为文本字段或删除后再导入",
        $"{path}: field \"{field}\" is of type {type} (memo, picture, ...), which is not read;"
        + " make it a text field or remove it");
}
