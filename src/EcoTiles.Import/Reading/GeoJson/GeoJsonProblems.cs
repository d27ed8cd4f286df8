using System.Text.Json;
using EcoTiles.Sources;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>What is said when a GeoJSON file cannot be used.</summary>
static class GeoJsonProblems
{
    public static StoreException NotJson(string path, JsonException error) => new(
        FormattableString.Invariant($"{path} 第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 字节处不是有效的 JSON")
        + "（文件不完整、嵌套过深或有误），请重新导出",
        FormattableString.Invariant($"{path}, line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: not valid JSON")
        + " (cut short, nested too deep or mistyped); export it again",
        error);

    public static StoreException NotGeoJson(string path) => new(
        $"{path} 是 JSON 但不是 GeoJSON（没有 FeatureCollection、Feature 或几何对象），请用 ogr2ogr -f GeoJSON 转换",
        $"{path} is JSON but no GeoJSON (no FeatureCollection, Feature or geometry); convert it with ogr2ogr -f GeoJSON");

    public static StoreException Utf16(string path) => new(
        $"{path} 是 UTF-16 编码，请另存为 UTF-8", $"{path} is in UTF-16; save it as UTF-8");

    public static StoreException FeatureTooLarge(string path, long number, int mostBytes) => new(
        FormattableString.Invariant($"{path} 第 {number} 个要素超过 {mostBytes} 字节，请先拆分"),
        FormattableString.Invariant($"{path}: feature {number} is longer than {mostBytes} bytes; split it"));

    public static StoreException TooManyProperties(string path, int most) => new(
        FormattableString.Invariant($"{path} 的属性名超过 {most} 种，请检查是否把数据写成了属性名"),
        FormattableString.Invariant($"{path} has more than {most} different property names; are values used as names?"));
}
