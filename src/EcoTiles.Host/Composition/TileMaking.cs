using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Composition;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Host.Configuration;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Caching;
using EcoTiles.Rendering.Legends;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Rendering.Styles;
using EcoTiles.Server.Styles;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Composition;

/// <summary>Puts the way of a tile together: stores, the snapshots in front of them, the maker and its cache.</summary>
static class TileMaking
{
    public static void Add(
        IServiceCollection services, EcoTilesOptions options, PlanStores stores, AuthoredCatalogue authored)
    {
        services.AddSingleton(stores);
        services.AddSingleton(authored);
        services.AddSingleton(_ => new SnapshotStore(
            DatasetsOf(stores, authored), stores.OpenDataset, WebMercatorQuad.Instance, options.Snapshots));
        services.AddSingleton(_ => CacheOf(options.TileCache));
        services.AddSingleton(provider =>
        {
            var generations = new TileGenerations();
            provider.GetRequiredService<SnapshotStore>().Changed += generations.Raise;
            return generations;
        });
        services.AddSingleton(provider => new TileMaker(
            provider.GetRequiredService<SnapshotStore>(), provider.GetRequiredService<ITileCache>(),
            provider.GetRequiredService<TileGenerations>(), provider.GetRequiredService<StyleShelf>(), options.Pictures.MostWaiting));
        services.AddSingleton<Func<PlanMap, TileId, TileForm, CancellationToken, ValueTask<Tile>>>(
            provider =>
            {
                var maker = provider.GetRequiredService<TileMaker>();
                return (map, tile, form, cancellationToken) => maker.GetAsync(map, tile, FormOf(form, options.Pictures), cancellationToken);
            });
        services.AddSingleton<LegendService>();
        services.AddSingleton<ListedStyle>();
        services.AddSingleton<PaintPicture>(provider => provider.GetRequiredService<TileMaker>().PaintAsync);
        services.AddSingleton<GetRasterTile>(provider => new RasterTileMaker(provider.GetRequiredService<TileMaker>()).GetAsync);
        services.AddSingleton<CatalogueReading>();
        services.AddSingleton<ChangeFollowing>();
        services.AddHostedService<DatabaseWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFollowing>());
        services.AddHostedService<SnapshotLoading>();
        services.AddHostedService<FirstTiles>();
    }

    /// <summary>What the stores hold now, as snapshots are made of it.</summary>
    public static IReadOnlyList<DatasetToLoad> DatasetsOf(PlanStores stores, AuthoredCatalogue authored) =>
    [
        .. stores.Inventory.Datasets.Select(row => new DatasetToLoad(
            row.Key,
            authored.Datasets.GetValueOrDefault(row.Key.Table)?.EdgeFamily,
            [.. LayerComposition.ShownColumns(row, authored).Select(column => column.Name)])),
    ];

    static TileForm FormOf(TileForm asked, PicturesSection pictures) =>
        pictures.Palette && asked.Picture == ImageFormat.Png ? asked with { Picture = ImageFormat.Png8 } : asked;

    static ITileCache CacheOf(TileCacheOptions cache) =>
        cache.Megabytes == 0 ? new NoTileCache() : new MemoryTileCache(cache, TimeProvider.System);
}
