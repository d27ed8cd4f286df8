using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Caching;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Rendering.VectorTiles;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering;

/// <summary>
/// Gives a tile of a map: from the cache, or made. However many ask for the same tile at once, it is made once, and the
/// work goes on when whoever asked first leaves; nobody works for those who have all left.
/// </summary>
/// <param name="styles">How maps look as pictures; null where only data is asked for.</param>
/// <param name="mostWaiting">Pictures that may wait for a core.</param>
public sealed class TileMaker(
    SnapshotStore snapshots, ITileCache cache, TileGenerations generations, StyleShelf? styles = null,
    int mostWaiting = int.MaxValue) : IDisposable
{
    /// <summary>Style pixels to an inch of paper.</summary>
    const double StyleDpi = 96;

    /// <summary>Names reach this many tiles beyond their own.</summary>
    const int NamesReach = LabelField.Reach / 256;

    readonly PictureMaker _pictures = new(snapshots, mostWaiting);
    readonly ConcurrentDictionary<TileKey, SharedWork<Tile>> _inTheMaking = new();
    readonly ConcurrentBag<VectorTileMaker> _makers = [];
    readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    public ValueTask<Tile> GetAsync(PlanMap map, TileId tile, CancellationToken cancellationToken) =>
        GetAsync(map, tile, TileForm.Vector, cancellationToken);

    public ValueTask<Tile> GetAsync(PlanMap map, TileId tile, TileForm form, CancellationToken cancellationToken)
    {
        var style = form.IsPicture ? styles?.Of(map) : null;
        var key = new TileKey(map, tile, form, style, generations.Of(map, tile, form.IsPicture ? NamesReach : 0, form.Grid));
        var looking = cache.GetAsync(key, cancellationToken);
        if (!looking.IsCompletedSuccessfully) return new ValueTask<Tile>(LookThenMakeAsync(key, looking.AsTask(), cancellationToken));
        return looking.Result is { } hit
            ? new ValueTask<Tile>(hit)
            : new ValueTask<Tile>(MakeOrJoinAsync(key, cancellationToken));
    }

    /// <summary>A picture in one piece; it is not kept.</summary>
    public async Task<Tile> PaintAsync(PlanMap map, PictureFrame frame, TileForm form, CancellationToken cancellationToken)
    {
        var style = styles?.Of(map) ?? throw new InvalidOperationException("Pictures are asked of a maker without styles.");
        var encoding = new ImageEncoding(form.Picture ?? ImageFormat.Png);
        var (bytes, isWhole) = await _pictures.MakeAsync(style, frame, encoding, generations.Of(map, default, grid: frame.Grid), cancellationToken);
        var file = PrintSize.Note(bytes, encoding.Format, StyleDpi * frame.Scale);
        return PictureFile.Of(file, encoding.Format) with { IsWhole = isWhole };
    }

    public void Dispose()
    {
        _cores.Dispose();
        _pictures.Dispose();
    }

    async Task<Tile> LookThenMakeAsync(TileKey key, Task<Tile?> looking, CancellationToken cancellationToken) =>
        await looking ?? await MakeOrJoinAsync(key, cancellationToken);

    Task<Tile> MakeOrJoinAsync(TileKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var making = _inTheMaking.GetOrAdd(key, MakeOnce);
            if (making.Join(cancellationToken) is { } tile) return tile;
            _inTheMaking.TryRemove(new(key, making)); // the last who waited for it has just left
        }
    }

    SharedWork<Tile> MakeOnce(TileKey key)
    {
        SharedWork<Tile> making = null!; // the work begins when somebody joins it
        return making = new SharedWork<Tile>(async stop =>
        {
            try
            {
                // It may have been finished between the look into the cache and now.
                if (await cache.GetAsync(key, stop) is { } finished) return finished;
                var (tile, isWhole) = key.Style is null ? await MakeAsync(key, stop) : await PaintAsync(key, key.Style, stop);
                if (isWhole) await cache.SetAsync(key, tile, CancellationToken.None);
                return tile;
            }
            finally
            {
                _inTheMaking.TryRemove(new(key, making));
            }
        });
    }

    async Task<(Tile Tile, bool IsWhole)> PaintAsync(TileKey key, StyledMap style, CancellationToken cancellationToken)
    {
        var encoding = new ImageEncoding(key.Form.Picture ?? ImageFormat.Png);
        // Names are decided for the map as a whole, which any edit changes.
        var state = generations.Of(key.Map, default, grid: key.Form.Grid);
        var (bytes, isWhole) = await _pictures.MakeAsync(
            style, PictureFrame.OfTile(key.Tile, key.Form.Scale) with { Grid = key.Form.Grid }, encoding, state, cancellationToken);
        return (PictureFile.Of(bytes, encoding.Format) with { IsWhole = isWhole }, isWhole);
    }

    /// <summary>A layer of a damaged file is left out, and the tile is not whole without it.</summary>
    async Task<(Tile Tile, bool IsWhole)> MakeAsync(TileKey key, CancellationToken cancellationToken)
    {
        var (map, tile) = (key.Map, key.Tile);
        var frame = new TileFrame(tile);
        var there = snapshots.On(key.Form.Grid);
        var layers = new List<(MapLayer Layer, LayerSnapshot Snapshot)>(map.Layers.Count);
        var isWhole = true;
        foreach (var layer in map.Layers)
        {
            if (tile.Zoom < layer.MinZoom) continue;
            var box = frame.BoxAt(TileGrid.LatticeZoom);
            var wholeShapes = layer.Content != LayerContent.Shapes;
            if (await there.GetAsync(layer.Dataset, tile.Zoom, box, wholeShapes, cancellationToken) is { } snapshot)
                layers.Add((layer, snapshot));
            else
                isWhole = false;
        }
        await _cores.WaitAsync(cancellationToken);
        if (!_makers.TryTake(out var maker)) maker = new VectorTileMaker();
        try
        {
            return (VectorTile.Make(maker, layers, frame), isWhole);
        }
        finally
        {
            _makers.Add(maker);
            _cores.Release();
        }
    }
}
