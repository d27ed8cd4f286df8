using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Host.Configuration;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;
using EcoTiles.Sources.Rasters.Upstreams;

namespace EcoTiles.Host.Composition;

/// <summary>
/// Finds what a style names as a raster: one of the plan's own rows, else a configured source. Files are taken from the folder of
/// the plan's store or the configured one, and nowhere else.
/// </summary>
sealed class PlanRasters : IDisposable
{
    const string Configured = "source:";

    static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    readonly PlanStores _stores;
    readonly string _folder;
    readonly Dictionary<string, UpstreamSource> _upstreams;
    readonly ConcurrentDictionary<(string? Home, string Uri), Opened> _opened = new();

    public PlanRasters(PlanStores stores, EcoTilesOptions options)
    {
        _stores = stores;
        _folder = Path.GetFullPath(options.Rasters.Folder ?? options.Data);
        _upstreams = Upstreams(options);
    }

    /// <exception cref="VerbException">A definition lacks something, as the key of Tianditu.</exception>
    public static Dictionary<string, UpstreamSource> Upstreams(EcoTilesOptions options)
    {
        var upstreams = new Dictionary<string, UpstreamSource>(StringComparer.Ordinal);
        foreach (var text in options.Rasters.Sources)
        {
            var definition = UpstreamDefinition.TryRead(text, options.Rasters.ToTianditu(), out var problem)
                ?? throw new VerbException(ExitCode.BadConfiguration, new($"Rasters:Sources:{problem}", $"Rasters:Sources: {problem}"));
            if (!upstreams.TryAdd(definition.Name, new UpstreamSource(definition, options.Rasters.ToUpstreams(), TimeProvider.System)))
                throw new VerbException(ExitCode.BadConfiguration, new($"Rasters:Sources 中“{definition.Name}”重复", $"Rasters:Sources names {definition.Name} twice"));
        }
        return upstreams;
    }

    /// <summary>What cannot be read or reached now.</summary>
    public IEnumerable<LayerProblem> Problems =>
    [
        .. _upstreams.Values.Where(source => source.Fault is not null).Select(source => Problem(source.Name, source.Fault!)), // looked at just before
        .. _opened.Values.Where(opened => opened.Fault is not null).Select(opened => Problem(opened.Name, opened.Fault!)), // looked at just before
    ];

    public IReadOnlyCollection<RasterSource> Services => _upstreams.Values;

    public RasterSource? Find(string plan, string name)
    {
        var assets = _stores.Inventory.Plans.FirstOrDefault(row => row.Id == plan)?.Rasters ?? [];
        foreach (var asset in assets.Where(asset => asset.Kind == name))
        {
            if (Open(plan, asset.Uri).Source is { } source) return source;
        }
        return _upstreams.GetValueOrDefault(name);
    }

    public void Dispose()
    {
        foreach (var upstream in _upstreams.Values) upstream.Dispose();
        foreach (var opened in _opened.Values) (opened.Source as IDisposable)?.Dispose();
    }

    Opened Open(string plan, string uri)
    {
        var key = (_stores.HomeOf(plan), uri);
        var opened = _opened.GetOrAdd(key, Try);
        if (opened.Source is not null || DateTime.UtcNow - opened.Since < LookAgainAfter) return opened;
        var again = Try(key);
        _opened[key] = again;
        return again;
    }

    Opened Try((string? Home, string Uri) raster)
    {
        try
        {
            return new Opened(raster.Uri, Open(raster.Home, raster.Uri, _folder, _upstreams), null, DateTime.UtcNow);
        }
        catch (StoreException failure)
        {
            return new Opened(raster.Uri, null, new RasterFault(failure.MessageZh, failure.MessageEn), DateTime.UtcNow);
        }
    }

    /// <param name="home">The file that names the raster; null for a database.</param>
    /// <exception cref="StoreException">There is no such raster, or it cannot be read.</exception>
    public static RasterSource Open(string? home, string uri, string folder, IReadOnlyDictionary<string, UpstreamSource> upstreams)
    {
        if (uri.StartsWith(Configured, StringComparison.Ordinal))
            return upstreams.GetValueOrDefault(uri[Configured.Length..]) ?? throw RasterProblems.Foreign(uri);
        if (uri.Contains("://", StringComparison.Ordinal)) throw RasterProblems.Foreign(uri);
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        var (file, table) = hash < 0 ? (uri, null) : (uri[..hash], uri[(hash + 1)..]);
        if (file.Length == 0) return home is null ? throw RasterProblems.Missing(uri) : GeoPackageTiles.Open(home, table ?? "");
        string?[] folders = [Path.GetDirectoryName(home), folder];
        foreach (var place in folders.OfType<string>())
        {
            var path = Path.GetFullPath(Path.Combine(place, file));
            if (!path.StartsWith(place.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw RasterProblems.Outside(uri);
            if (File.Exists(path)) return table is null ? MbTilesSource.Open(path) : GeoPackageTiles.Open(path, table);
        }
        throw RasterProblems.Missing(uri);
    }

    static LayerProblem Problem(string name, RasterFault fault) => new(name, "raster", 0, fault.MessageZh, fault.MessageEn);

    sealed record Opened(string Uri, RasterSource? Source, RasterFault? OwnFault, DateTime Since)
    {
        public string Name => Source?.Name ?? Uri;

        /// <summary>A configured source tells its faults by itself.</summary>
        public RasterFault? Fault => OwnFault ?? (Source is UpstreamSource ? null : Source?.Fault);
    }
}
