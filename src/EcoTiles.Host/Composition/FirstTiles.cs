using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering;
using EcoTiles.Server;

namespace EcoTiles.Host.Composition;

/// <summary>
/// Makes a tile of the largest map before the service answers, so that code is compiled, fonts are read and layers are in
/// memory when somebody asks for the first one. Large stores are not waited for.
/// </summary>
sealed partial class FirstTiles(PublishedCatalogue published, TileMaker tiles, ILogger<FirstTiles> logger) : IHostedService
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (published.Current?.Plans is not [var plan, ..]) return;
        var map = plan.Maps.MaxBy(each => each.Layers.Count);
        if (map is null || map.View.IsEmpty) return;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(LongestWait);
        try
        {
            var tile = MiddleOf(map);
            await Task.WhenAll(
                Task.Run(() => tiles.GetAsync(map, tile, new TileForm(ImageFormat.Png, 1), waiting.Token).AsTask(), waiting.Token),
                Task.Run(() => tiles.GetAsync(map, tile, waiting.Token).AsTask(), waiting.Token)).WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // the layers take longer to load; whoever asks waits for them
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotMade(logger, map.Id, failure); // whoever asks for it is told
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The tile in the middle of a map that is about as large as the map.</summary>
    static TileId MiddleOf(PlanMap map)
    {
        var box = WebMercatorQuad.Instance.ToLattice(map.View);
        var side = Math.Max((double)box.MaxX - box.MinX, (double)box.MaxY - box.MinY) + 1;
        var zoom = Math.Clamp((int)Math.Ceiling(Math.Log2(4294967296.0 / side)), map.MinZoom, map.MaxZoom);
        return new TileId(zoom, IndexOf(((long)box.MinX + box.MaxX) / 2, zoom), IndexOf(((long)box.MinY + box.MaxY) / 2, zoom));
    }

    static int IndexOf(long ordinate, int zoom) => (int)((ordinate - int.MinValue) >> (32 - zoom));

    [LoggerMessage(LogLevel.Debug, "The first tile of {Map} could not be made.")]
    static partial void LogNotMade(ILogger logger, string map, Exception failure);
}
