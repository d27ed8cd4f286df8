using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Server.Atlas;
using EcoTiles.Server.Legends;
using EcoTiles.Server.Styles;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Server.Listing;

/// <summary>Describes plans and maps as documents that lead on to each other.</summary>
/// <param name="address">The address of the service, without a slash at its end.</param>
sealed class PlanDescriptions(string address)
{
    const string Json = "application/json";
    const string VectorTile = "application/vnd.mapbox-vector-tile";

    public PlanList Plans(MapCatalogue catalogue) => new(
        [.. catalogue.Plans.Select(Plan)],
        [
            Self("/plans", "规划列表 Plans"),
            new Link("service-desc", $"{address}/openapi/v1.json", "application/vnd.oai.openapi+json;version=3.1", "接口说明 API"),
        ]);

    public PlanDocument Plan(Plan plan)
    {
        var facts = plan.Facts;
        var path = PathOf(plan);
        return new PlanDocument
        {
            Id = plan.Id,
            Title = facts.Title,
            TitleEn = facts.TitleEn,
            Kind = facts.Kind,
            Level = facts.Level,
            RegionCode = facts.RegionCode,
            RegionName = facts.RegionName,
            PeriodFrom = facts.PeriodFrom,
            PeriodTo = facts.PeriodTo,
            BaseYear = facts.BaseYear,
            Status = facts.Status,
            MapReviewNumber = facts.MapReviewNumber,
            DataNote = facts.DataNote,
            DataVersion = facts.DataVersion,
            IsSample = facts.IsSample,
            Stages = facts.Stages,
            Bounds = Numbers(plan.Bounds),
            MapCount = plan.Maps.Count,
            Links =
            [
                Self(path, facts.Title),
                new Link("up", $"{address}/plans", Json, "规划列表 Plans"),
                new Link("maps", $"{address}{path}/maps", Json, "图件 Maps"),
                new Link("layers", $"{address}{path}/layers", Json, "图层 Layers"),
                new Link("atlas", $"{address}{path}/atlas", Json, "图集完整性 Completeness of the atlas"),
            ],
        };
    }

    public MapList Maps(Plan plan) => new(
        plan.Id, [.. plan.Maps.Select(Map)], [.. plan.MissingMaps.Select(Missing)], [Self($"{PathOf(plan)}/maps", "图件 Maps"), Up(plan)]);

    public AtlasDocument Atlas(Plan plan, MapCatalogue catalogue) => AtlasDocuments.Of(
        plan, catalogue.Appendix, map => Map(map).Links, [Self($"{PathOf(plan)}/atlas", "图集完整性 Completeness of the atlas"), Up(plan)]);

    public LayerList Layers(Plan plan) => new(
        plan.Id, [.. plan.Layers.Select(Map)], [Self($"{PathOf(plan)}/layers", "图层 Layers"), Up(plan)]);

    static MissingMapDocument Missing(AtlasEntry map) => new(
        map.Id, map.TitleZh, map.TitleEn, map.Item, map.IsRequired, [.. map.Needs.Select(need => need.Table).Distinct()], map.ReasonZh, map.ReasonEn);

    MapDocument Map(PlanMap map) => new()
    {
        Id = map.Id,
        Title = map.Title,
        TitleEn = map.TitleEn,
        Group = map.Group,
        Item = map.Item,
        IsRequired = map.IsRequired,
        Scale = map.Scale,
        BestZooms = map.BestZooms is { } zooms ? [zooms.From, zooms.To] : null,
        Dimensions = map.Dimensions.Count == 0 ? null : [.. map.Dimensions.Select(DimensionDocument.Of)],
        Tables = map.Group is null ? null : [.. map.Layers.OrderBy(layer => layer.IsBackdrop).Select(layer => layer.Dataset.Table).Distinct()],
        MinZoom = map.MinZoom,
        MaxZoom = map.MaxZoom,
        Bounds = Numbers(map.Bounds),
        View = Numbers(map.View),
        Layers = [.. map.Layers.Select(layer => layer.Name)],
        Links =
        [
            new Link("tilejson", address + TileJsonDocument.DocumentPath(map), Json, $"{map.Title} TileJSON"),
            new Link("tiles", address + TileJsonDocument.TilePath(map), VectorTile, $"{map.Title} 矢量瓦片"),
            new Link("pictures", address + TileJsonDocument.PicturePath(map), "image/png", $"{map.Title} 栅格瓦片"),
            new Link("style", $"{address}{StyleEndpoint.PathOf(map)}", Json, $"{map.Title} 样式"),
            new Link("preview", address + StaticEndpoint.PathOf(map, "auto/800x600.png"), "image/png", $"{map.Title} 预览图"),
            new Link("legend", address + LegendEndpoint.PathOf(map, "json"), Json, $"{map.Title} 图例"),
            new Link("legend-picture", address + LegendEndpoint.PathOf(map, "png"), "image/png", $"{map.Title} 图例图片"),
        ],
    };

    Link Self(string path, string title) => new("self", address + path, Json, title);

    Link Up(Plan plan) => new("up", address + PathOf(plan), Json, plan.Facts.Title);

    static string PathOf(Plan plan) => $"/plans/{Uri.EscapeDataString(plan.Id)}";

    static double[]? Numbers(Envelope box) => box.IsEmpty ? null : [box.MinX, box.MinY, box.MaxX, box.MaxY];
}
