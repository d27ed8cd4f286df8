using EcoTiles.Sources;

namespace EcoTiles.Import.Reading.Files;

/// <summary>What is said of files that cannot be read at all.</summary>
static class FileProblems
{
    public static StoreException Missing(string path) => new(
        $"找不到 {path}，请检查路径", $"{path} does not exist; check the path");

    public static StoreException Forbidden(string path) => new(
        $"无权读取 {path}，请给运行用户读权限", $"{path} may not be read; give the running user read permission");

    public static StoreException Unreadable(string path, Exception cause) => new(
        $"无法读取 {path}（{cause.Message}），请检查磁盘或重新复制",
        $"{path} cannot be read ({cause.Message}); check the disk or copy it again", cause);

    public static StoreException Empty(string path) => new(
        $"{path} 是空文件（0 字节），请重新导出或复制", $"{path} is empty (0 bytes); export or copy it again");

    public static StoreException Truncated(string path, long bytes, long declared) => new(
        FormattableString.Invariant($"{path} 不完整：应有 {declared} 字节，实有 {bytes} 字节，请重新复制或导出"),
        FormattableString.Invariant($"{path} is cut short: {bytes} of {declared} bytes; copy or export it again"));

    public static StoreException Damaged(string path, long position, string zh, string en) => new(
        FormattableString.Invariant($"{path} 在第 {position} 字节处损坏：{zh}，请重新导出"),
        FormattableString.Invariant($"{path} is damaged at byte {position}: {en}; export it again"));

    public static StoreException NotOfItsKind(string path, string kind) => new(
        $"{path} 不是有效的 {kind} 文件，请用原软件重新导出",
        $"{path} is not a {kind} file; export it again with the program it comes from");

    public static StoreException NothingToRead(string path) => new(
        $"{path} 中没有可读的数据，可读：.gpkg、.shp、.geojson、.json、.geojsonl、.dbf，文件夹，.zip",
        $"{path} holds nothing that can be read; there is .gpkg, .shp, .geojson, .json, .geojsonl, .dbf, a folder or a .zip of them");

    public static StoreException Encoding(string path, string encoding) => new(
        $"编码 {encoding} 不可用（{path}），请用 UTF-8 或 GB18030",
        $"encoding {encoding} is not supported ({path}); use UTF-8 or GB18030");
}
