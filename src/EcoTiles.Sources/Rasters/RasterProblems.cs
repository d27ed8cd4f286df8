namespace EcoTiles.Sources.Rasters;

/// <summary>Refusals of raster files, with the way to mend each.</summary>
public static class RasterProblems
{
    public static StoreException NotMbTiles(string name) => new(
        $"{name} 不是 MBTiles 文件（没有 tiles 表）", $"{name} is no MBTiles file: it has no table \"tiles\"");

    public static StoreException Vector(string name) => new(
        $"{name} 是矢量瓦片，此处需要影像（png、jpg、webp）", $"{name} holds vector tiles; images (png, jpg, webp) are needed here");

    public static StoreException Empty(string name) => new($"{name} 中没有瓦片", $"{name} has no tiles");

    public static StoreException NoTable(string name, string table) => new(
        $"{name} 中没有瓦片表“{table}”", $"{name} has no table of tiles \"{table}\"");

    public static StoreException OtherGrid(string name, string table) => new(
        $"{name} 的瓦片表“{table}”不是全球网格，请用 gdal_translate -of GPKG -co TILING_SCHEME=GoogleMapsCompatible 转换",
        $"the tiles of {name}, table \"{table}\", lie on a grid of their own; convert them with gdal_translate -of GPKG -co TILING_SCHEME=GoogleMapsCompatible");

    public static StoreException Outside(string uri) => new(
        $"栅格地址“{uri}”不在允许的文件夹内，请写相对文件名", $"the raster \"{uri}\" lies outside its folder; give a file name relative to it");

    public static StoreException Foreign(string uri) => new(
        $"栅格地址“{uri}”未在配置中声明，请在 Rasters:Sources 中添加后写作 source:名称",
        $"the raster \"{uri}\" is not configured; add it to Rasters:Sources and write source:NAME");

    public static StoreException Missing(string uri) => new(
        $"找不到栅格“{uri}”，请把文件放到规划数据旁或 Rasters:Folder 指定的文件夹",
        $"there is no raster \"{uri}\"; put the file beside the plan's data, or into the folder that Rasters:Folder names");

    public static StoreException Damaged(string name, string tile, string reason) => new(
        $"{name} 的瓦片 {tile} 无法读取：{reason}", $"tile {tile} of {name} cannot be read: {reason}");
}
