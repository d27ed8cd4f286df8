using EcoTiles.Geometry.Grids;
using EcoTiles.Sources;

namespace EcoTiles.Rendering.Rasters;

static class RasterProblem
{
    public static StoreException Damaged(string name, TileId tile, InvalidDataException failure) => new(
        $"{name} 的瓦片 {tile} 无法读取：{failure.Message}", $"tile {tile} of {name} cannot be read: {failure.Message}");
}
