using static EcoTiles.Import.Model.TableWords;

namespace EcoTiles.Import.Model;

/// <summary>Tables of files that belong to a plan and are kept elsewhere.</summary>
static class DocumentTables
{
    public static IReadOnlyList<ModelTable> All { get; } =
    [
        Areas("raster_asset", "栅格数据", "Rasters",
            Words("kind", "类型", "Kind").Must().In(Domains.RasterKind), Words("uri", "地址", "Address").Must(),
            Words("crs", "坐标系", "Coordinate system"), Measure("resolution_m", "分辨率（米）", "Resolution in metres"),
            Day("acquired_on", "获取日期", "Date of acquisition"), Flag("public_ok", "是否可公开", "Whether it may be public")),
        Plain("document", "规划成果文件", "Documents",
            Words("kind", "类型", "Kind").Must().In(Domains.DocumentKind), Words("title", "名称", "Title").Must(),
            Words("uri", "地址", "Address").Must()),
    ];
}
