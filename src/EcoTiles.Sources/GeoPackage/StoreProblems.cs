namespace EcoTiles.Sources.GeoPackage;

/// <summary>What is said when a whole file cannot be used.</summary>
static class StoreProblems
{
    public static StoreException Missing(string path) => new(
        $"找不到文件 {path}，请检查路径", $"{path} does not exist; check the path");

    public static StoreException Directory(string path) => new(
        $"{path} 是文件夹，请给出其中的 .gpkg 文件", $"{path} is a directory; name the .gpkg file in it");

    public static StoreException Forbidden(string path) => new(
        $"无权读取 {path}，请给运行用户读权限", $"{path} may not be read; give the running user read permission");

    public static StoreException Empty(string path) => new(
        $"{path} 是空文件（0 字节），请重新导出或复制", $"{path} is empty (0 bytes); export or copy it again");

    public static StoreException Encrypted(string path) => new(
        $"{path} 疑似加密数据库或内容为乱码，请先用原软件解密后另存为 GeoPackage",
        $"{path} looks encrypted or scrambled; decrypt it with the program that wrote it and save it as GeoPackage");

    public static StoreException NotSqlite(string path) => new(
        $"{path} 不是 GeoPackage 文件，请用 QGIS 或 ogr2ogr -f GPKG 转换",
        $"{path} is not a GeoPackage; convert it with QGIS or ogr2ogr -f GPKG");

    public static StoreException NotGeoPackage(string path) => new(
        $"{path} 是 SQLite 数据库但不是 GeoPackage（没有 gpkg_contents 表），请用 ogr2ogr -f GPKG 转换",
        $"{path} is a SQLite database but no GeoPackage (no table gpkg_contents); convert it with ogr2ogr -f GPKG");

    public static StoreException Truncated(string path, long bytes, long declared) => new(
        FormattableString.Invariant($"{path} 不完整：应有 {declared} 字节，实有 {bytes} 字节，请重新复制或下载"),
        FormattableString.Invariant($"{path} is cut short: {bytes} of {declared} bytes; copy or download it again"));

    public static StoreException Unreadable(string path, string reason) => new(
        $"无法读取 {path}（{reason}），文件可能已损坏，请用 sqlite3 的 .recover 修复或重新导出",
        $"{path} cannot be read ({reason}); it may be damaged: mend it with sqlite3 .recover, or export it again");

    public static StoreException UnfinishedEdit(string path) => new(
        $"{path} 旁有未完成的编辑（-journal 文件），请用 QGIS 打开一次以恢复",
        $"{path} has an unfinished edit beside it (-journal); open it once in QGIS to recover it");

    public static StoreException UnknownDataset(string path, string dataset) => new(
        $"{path} 中没有可用的图层 {dataset}", $"{path} has no usable layer {dataset}");
}
