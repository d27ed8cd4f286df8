using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Caching;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Rendering.VectorTiles;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering;

public sealed class TileMakerTests : IDisposable
{
    static readonly DatasetKey Key = new("plan", "points");
    static readonly PlanMap Map = new("plan", "map", "图", [new MapLayer("点", Key, LayerContent.Shapes, [])], Envelope.Empty);

    readonly MemorySource _source = new(ShapeKind.Point, new ColumnSchema("name", AttributeType.Text));
    readonly MemoryTileCache _cache = new(new() { Megabytes = 1 }, new FakeTime());
    readonly SnapshotStore _store;
    readonly TileMaker _maker;

    public TileMakerTests()
    {
        _source.Add(1, [[10, 10]], "甲");
        // No memory for snapshots: every tile reads the source.
        _store = new SnapshotStore([new DatasetToLoad(Key, null)], _ => _source, WebMercatorQuad.Instance, new() { BudgetMegabytes = 0 });
        _maker = new TileMaker(_store, _cache, new TileGenerations());
    }

    public void Dispose()
    {
        _maker.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task A_tile_is_made_once_for_all_who_ask_at_the_same_time()
    {
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        var asking = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => Get(0))).ToArray();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        gate.SetResult();
        var tiles = await Task.WhenAll(asking);
        Assert.Equal(1, _source.Reads);
        Assert.All(tiles, tile => Assert.Same(tiles[0], tile));
        Assert.Equal([1UL], DecodedTile.Read(tiles[0])["点"].Features.Select(feature => feature.Id));
    }

    [Fact]
    public async Task A_tile_that_is_made_is_taken_from_the_cache()
    {
        Assert.Same(await Get(0), await Get(0));
        Assert.Equal(1, _source.Reads);
        await Get(1);
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task Whoever_asked_first_may_leave()
    {
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        using var leaving = new CancellationTokenSource();
        var first = _maker.GetAsync(Map, new TileId(0, 0, 0), leaving.Token).AsTask();
        var second = Get(0);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.False((await second).IsEmpty);
        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task The_work_is_broken_off_when_all_have_left_and_begun_anew_for_whoever_comes()
    {
        await Get(1); // finds out that the source is too large to keep
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        using var leaving = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 3).Select(_ => _maker.GetAsync(Map, new TileId(0, 0, 0), leaving.Token).AsTask()).ToArray();
        while (_source.Reads < 2) await Task.Delay(5, TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        while (_source.BrokenOff == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        var late = Get(0);
        gate.SetResult();
        Assert.False((await late).IsEmpty);
        Assert.Equal((3, 1), (_source.Reads, _source.BrokenOff));
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_asked_and_not_kept()
    {
        await Get(1); // finds out that the source is too large to keep
        _source.Failure = new IOException("the store is away");
        await Assert.ThrowsAsync<IOException>(() => Get(0));
        await Assert.ThrowsAsync<IOException>(() => Get(0));
        _source.Failure = null;
        Assert.False((await Get(0)).IsEmpty);
    }

    [Fact]
    public async Task A_tile_that_was_finished_while_its_cache_was_looked_through_is_not_made_again()
    {
        var slow = new SlowCache(_cache);
        using var maker = new TileMaker(_store, slow, new TileGenerations());
        var late = maker.GetAsync(Map, new TileId(0, 0, 0), CancellationToken.None).AsTask(); // misses, and is held up
        var tile = await maker.GetAsync(Map, new TileId(0, 0, 0), CancellationToken.None);
        slow.Held.SetResult();
        Assert.Same(tile, await late);
        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task Layers_below_their_smallest_zoom_are_left_out()
    {
        var map = Map with { Layers = [Map.Layers[0] with { MinZoom = 1 }] };
        Assert.True((await _maker.GetAsync(map, new TileId(0, 0, 0), CancellationToken.None)).IsEmpty);
        Assert.False((await _maker.GetAsync(map, new TileId(1, 1, 0), CancellationToken.None)).IsEmpty);
    }

    Task<Tile> Get(int zoom) => _maker.GetAsync(Map, new TileId(zoom, zoom, 0), CancellationToken.None).AsTask();

    /// <summary>Holds up the first answer: a miss.</summary>
    sealed class SlowCache(ITileCache inner) : ITileCache
    {
        int _asked;

        public TaskCompletionSource Held { get; } = new();

        public async ValueTask<Tile?> GetAsync(TileKey key, CancellationToken cancellationToken)
        {
            var found = await inner.GetAsync(key, cancellationToken);
            if (Interlocked.Increment(ref _asked) == 1) await Held.Task;
            return found;
        }

        public ValueTask SetAsync(TileKey key, Tile tile, CancellationToken cancellationToken) =>
            inner.SetAsync(key, tile, cancellationToken);
    }
}
