using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Land use in parcels of one to six cells.</summary>
static class LandUseRows
{
    const string CodeSystem = "用地用海";

    static readonly Dictionary<int, string> Names = new()
    {
        [1] = "耕地",
        [2] = "园地",
        [3] = "林地",
        [4] = "草地",
        [5] = "湿地",
        [6] = "农业设施建设用地",
        [7] = "居住用地",
        [8] = "公共管理与公共服务用地",
        [9] = "商业服务业用地",
        [10] = "工矿用地",
        [11] = "仓储用地",
        [12] = "交通运输用地",
        [13] = "公用设施用地",
        [14] = "绿地与开敞空间用地",
        [15] = "特殊用地",
        [16] = "留白用地",
        [17] = "陆地水域",
        [23] = "其他土地",
    };

    public static void Write(PlanModel model, PlanStore store)
    {
        var (parcels, classes) = MeshRegions.Clusters(model.Site.Mesh, model.Cover.Use,
            SeededHash.Mix(model.Site.Seed, 210), SizeOf);
        var layer = CellLayer.Of(model.Site, parcels, classes);
        for (var i = 0; i < layer.Count; i++)
        {
            var (code, name) = ClassOf(layer.Classes[i]);
            store.Add("landuse", null, layer.Shapes, i, code, name, CodeSystem, model.Facts.Plan.BaseYear,
                layer.Areas[i]);
        }
    }

    public static (string Code, string Name) ClassOf(int use) => ($"{use:00}", Names[use]);

    /// <summary>Fields and woods are larger than what is built.</summary>
    static int SizeOf(int use, ulong hash) => use switch
    {
        1 or 3 or 4 or 23 => 1 + SeededHash.Below(hash, 5),
        17 or 5 => 2 + SeededHash.Below(hash, 5),
        _ => 1 + SeededHash.Below(hash, 3),
    };
}
