using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;
using EcoTiles.Sources.Rasters.Upstreams;

namespace EcoTiles.Host.Doctor;

/// <summary>Looks at imagery and heights: the folders, one tile of each configured service, and one of each raster that plans name.</summary>
sealed class RasterChecks : IDisposable
{
    const int AskedZoom = 3;

    static readonly Notice ServiceRemedy = new("检查 Rasters:Sources 中的地址、密钥与网络", "check address and key in Rasters:Sources, and the network");

    static readonly Notice FileRemedy = new(
        "把文件放到 Rasters:Folder 或规划文件旁,或修正 raster_asset 的 uri", "put the file into Rasters:Folder or beside the plans, or mend its uri in raster_asset");

    readonly EcoTilesOptions _options;
    readonly string _folder;
    readonly Dictionary<string, UpstreamSource> _services = [];
    readonly Finding? _refusal;

    public RasterChecks(EcoTilesOptions options)
    {
        (_options, _folder) = (options, Path.GetFullPath(options.Rasters.Folder ?? options.Data));
        try
        {
            _services = PlanRasters.Upstreams(options);
        }
        catch (VerbException refusal)
        {
            _refusal = new("rasters", FindingState.Missing, refusal.Notice, ServiceRemedy);
        }
    }

    public async IAsyncEnumerable<Finding> SettingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_options.Rasters.Folder is not null)
            yield return ServiceChecks.Folder("rasters", _folder, FindingState.Missing, new("建立该文件夹,或修正 Rasters:Folder", "make the folder, or mend Rasters:Folder"));
        if (_options.Rasters.CacheFolder is { } cache) yield return Writable(Path.GetFullPath(cache));
        if (_refusal is not null) yield return _refusal;
        foreach (var service in _services.Values)
            yield return await TileAsync(service, service.Name, FindingState.Missing, ServiceRemedy, cancellationToken);
    }

    /// <param name="home">The file that the plans are in; null for a database.</param>
    public async IAsyncEnumerable<Finding> PlansAsync(
        string? home, IReadOnlyList<PlanRow> plans, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var plan in plans)
        {
            foreach (var asset in plan.Rasters)
            {
                var name = $"{plan.Id} {asset.Kind} {asset.Uri}";
                RasterSource? source = null;
                Finding? missing = null;
                try
                {
                    source = PlanRasters.Open(home is null ? null : Path.GetFullPath(home), asset.Uri, _folder, _services);
                }
                catch (StoreException failure)
                {
                    missing = new("raster", FindingState.Missing, new($"{name}:{failure.MessageZh}", $"{name}: {failure.MessageEn}"), FileRemedy);
                }
                yield return missing ?? await TileAsync(source!, name, FindingState.BadData, FileRemedy, cancellationToken); // opened, or missing
                if (source is not UpstreamSource) (source as IDisposable)?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (var service in _services.Values) service.Dispose();
    }

    static async Task<Finding> TileAsync(RasterSource source, string name, FindingState whenBroken, Notice remedy, CancellationToken cancellationToken)
    {
        try
        {
            var tile = TileInTheMiddle(source.Facts);
            var bytes = await source.GetAsync(tile, cancellationToken);
            var zooms = $"z{source.Facts.MinZoom}-{source.Facts.MaxZoom}";
            if (bytes is not null && ImageSize.MediaTypeOf(bytes) is null)
                return new("raster", whenBroken, new($"{name}:瓦片 {tile} 不是图像", $"{name}: tile {tile} is no image"), remedy);
            return new("raster", FindingState.Ok, new($"{name}:可读,{zooms}", $"{name}: can be read, {zooms}"));
        }
        catch (StoreException failure)
        {
            return new("raster", whenBroken, new($"{name}:{failure.MessageZh}", $"{name}: {failure.MessageEn}"), remedy);
        }
    }

    static TileId TileInTheMiddle(RasterFacts facts)
    {
        var zoom = Math.Clamp(AskedZoom, facts.MinZoom, facts.MaxZoom);
        var (longitude, latitude) = ((facts.Bounds.MinX + facts.Bounds.MaxX) / 2, (facts.Bounds.MinY + facts.Bounds.MaxY) / 2);
        var south = facts.Grid == RasterGrid.Geographic
            ? (90 - latitude) / 360
            : (1 - Math.Asinh(Math.Tan(latitude * (Math.PI / 180))) / Math.PI) / 2;
        return new TileId(zoom, (int)((longitude + 180) / 360 * (1 << zoom)), (int)(south * (1 << zoom)));
    }

    static Finding Writable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(file, []);
            File.Delete(file);
            return Finding.Ok("raster-cache", folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new("raster-cache", FindingState.Missing, new($"{folder} 不可写:{failure.Message}", $"{folder} cannot be written: {failure.Message}"),
                new("修正 Rasters:CacheFolder 或其权限", "mend Rasters:CacheFolder or its rights"));
        }
    }
}
