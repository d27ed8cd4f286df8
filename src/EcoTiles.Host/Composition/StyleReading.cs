using EcoTiles.Canvases.Raster;
using EcoTiles.Canvases.Text;
using EcoTiles.Canvases.Text.Sdf;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Host.Configuration;
using EcoTiles.Import.Model;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Server.Styles;
using EcoTiles.Sources;

namespace EcoTiles.Host.Composition;

/// <summary>
/// Reads the styles, and reads them and the catalogue again when one of their files is edited: what is sound is taken
/// over as a whole.
/// </summary>
sealed partial class StyleReading(
    StyleShelf shelf, CatalogueReading catalogue, EcoTilesOptions options, FontLibrary fonts, ILogger<StyleReading> logger) : BackgroundService
{
    static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    volatile IReadOnlyList<AuthoredProblem> _refused = [];

    /// <summary>Why the files as they are now are not in force, while they are not.</summary>
    public IEnumerable<LayerProblem> Problems =>
        _refused.Select(problem => new LayerProblem($"{problem.File}: {problem.Path}", "style", 0, problem.MessageZh, problem.MessageEn));

    public static void Add(IServiceCollection services, EcoTilesOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => FontLibrary.Load(options.Fonts));
        services.AddSingleton(provider => new RasterBackend(new TextShaper(
            provider.GetRequiredService<FontLibrary>(),
            missing => LogMissingCharacter(provider.GetRequiredService<ILogger<StyleReading>>(), missing.ToString())), (long)MachineMemory.Share(most: 256, part: 16) << 20));
        services.AddSingleton(provider => new PlanRasters(provider.GetRequiredService<PlanStores>(), options));
        services.AddSingleton(provider => new RasterShelf(
            provider.GetRequiredService<PlanRasters>().Find,
            new RasterTiles(provider.GetRequiredService<RasterBackend>(), (long)options.Rasters.MemoryMegabytes << 20)));
        services.AddSingleton(provider => new StyleShelf(
            Read(options.Styles, provider.GetRequiredService<FontLibrary>(), provider.GetRequiredService<CatalogueReading>().MapsOf(null)), provider.GetRequiredService<RasterBackend>(),
            warning => LogWarning(provider.GetRequiredService<ILogger<StyleReading>>(), warning.Layer, warning.Path, warning.Message),
            provider.GetRequiredService<RasterShelf>()));
        services.AddSingleton<MakeGlyphs>(provider =>
        {
            var library = provider.GetRequiredService<FontLibrary>();
            return (stack, start) => stack.Names.All(library.Has) ? SdfGlyphs.Range(library, stack, start) : null;
        });
        services.AddSingleton<StyleReading>();
        services.AddHostedService(provider => provider.GetRequiredService<StyleReading>());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = StyleFolder.Stamp(options.Styles);
        var maps = AuthoredCatalogue.Stamp(options.Styles);
        using var looking = new PeriodicTimer(LookInterval);
        while (await looking.WaitForNextTickAsync(stoppingToken))
        {
            var now = StyleFolder.Stamp(options.Styles);
            if (now == seen) continue;
            seen = now;
            try
            {
                var edited = AuthoredCatalogue.Stamp(options.Styles);
                var authored = edited == maps ? null : AuthoredCatalogue.Read(options.Styles);
                var styles = Read(options.Styles, fonts, catalogue.MapsOf(authored));
                shelf.Replace(styles);
                if (authored is not null) await catalogue.TakeAsync(authored, stoppingToken);
                maps = edited;
                _refused = [];
                LogTakenOver();
            }
            catch (CatalogueException error)
            {
                _refused = error.Problems;
                LogRefused(error.Message);
            }
            catch (Exception error) when (error is IOException or EcoTiles.Sources.StoreException)
            {
                seen = 0; // in the middle of being written, or a database is away: look again
                LogRefused(error.Message);
            }
        }
    }

    /// <param name="maps">Whose data the styles are held against.</param>
    /// <exception cref="CatalogueException">Something is wrong, fonts and attributes that are not there among it.</exception>
    static StyleFolder Read(string folder, FontLibrary fonts, MapCatalogue maps)
    {
        var styles = StyleFolder.Read(folder);
        var problems = styles.Maps.Values
            .SelectMany(style => style.Document.Layers.SelectMany(layer => layer.Needs.Fonts)
                .Where(font => !fonts.Has(font.Name))
                .Select(font => new AuthoredProblem(
                    $"maps/{style.Name}.json", font.Path,
                    $"没有字体“{font.Name}”，可用的字体族：{string.Join("、", fonts.Families)}。",
                    $"There is no font \"{font.Name}\"; the families are {string.Join(", ", fonts.Families)}.")))
            .Concat(StyleFields.Missing(styles, maps, table => DataModel.Find(table)?.Columns.Select(column => column.Name) ?? []))
            .ToList();
        return problems.Count == 0 ? styles : throw new CatalogueException(problems);
    }

    [LoggerMessage(LogLevel.Information, "The styles were edited and are taken over. 样式已更新。")]
    partial void LogTakenOver();

    [LoggerMessage(LogLevel.Error, "The edited styles are not taken over; those from before stay. 样式有误，继续使用原样式：\n{Problems}")]
    partial void LogRefused(string problems);

    [LoggerMessage(LogLevel.Warning, "Style layer {Layer}, {Path}: {Problem}")]
    static partial void LogWarning(ILogger logger, string layer, string path, string problem);

    [LoggerMessage(LogLevel.Warning, "No font has {Character}. 没有字体包含此字。")]
    static partial void LogMissingCharacter(ILogger logger, string character);
}
