using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Caching;

namespace EcoTiles.Tests.Rendering.Caching;

public sealed class MemoryTileCacheTests
{
    static readonly PlanMap Map = new("plan", "map", "图", [], Envelope.Empty);

    readonly FakeTime _time = new();

    [Fact]
    public async Task A_tile_is_found_under_its_own_map_and_address_only()
    {
        var cache = Cache(1);
        var tile = Sized(10);
        await cache.SetAsync(new TileKey(Map, new(1, 0, 1), 0), tile, CancellationToken.None);
        Assert.Same(tile, await Find(cache, Map, 1));
        Assert.Null(await Find(cache, Map, 2));
        Assert.Null(await Find(cache, Map with { }, 1)); // a map that is composed anew is another map
    }

    [Fact]
    public async Task The_cache_stays_within_its_bytes_and_the_least_recently_used_go_first()
    {
        var cache = Cache(1);
        for (var i = 0; i < 10; i++) await Add(cache, i, 100_000);
        await Find(cache, Map, 0); // used again, and so the youngest
        _time.Pass(TimeSpan.FromSeconds(1));
        await Add(cache, 10, 100_000);
        Assert.InRange(cache.Bytes, 1, 1 << 20);
        Assert.NotNull(await Find(cache, Map, 0));
        Assert.NotNull(await Find(cache, Map, 10));
        Assert.Null(await Find(cache, Map, 1));
    }

    [Fact]
    public async Task However_many_tiles_come_the_bytes_stay_within_the_bound_and_are_counted_rightly()
    {
        var cache = Cache(1);
        await Parallel.ForAsync(0, 20_000, async (i, _) =>
            await cache.SetAsync(new TileKey(Map, new(9, 0, i % 61), 0), Sized(i % 5 * 1000), CancellationToken.None));
        long bytes = 0;
        for (var i = 0; i < 61; i++) bytes += (await cache.GetAsync(new TileKey(Map, new(9, 0, i), 0), CancellationToken.None))!.Bytes.Length + 256; // all fit
        Assert.Equal(bytes, cache.Bytes);
    }

    [Fact]
    public async Task A_tile_larger_than_the_cache_is_not_kept()
    {
        var cache = Cache(1);
        await Add(cache, 1, 2 << 20);
        Assert.Equal(0, cache.Bytes);
        Assert.Null(await Find(cache, Map, 1));
    }

    [Fact]
    public async Task A_tile_is_served_as_long_as_it_may_be_however_often_it_is_used()
    {
        var cache = Cache(1);
        await Add(cache, 1, 10);
        _time.Pass(TimeSpan.FromMinutes(59));
        Assert.NotNull(await Find(cache, Map, 1));
        _time.Pass(TimeSpan.FromMinutes(2));
        Assert.Null(await Find(cache, Map, 1));
        await Add(cache, 1, 10);
        Assert.NotNull(await Find(cache, Map, 1));
        Assert.Equal(10 + 256, cache.Bytes);
    }

    MemoryTileCache Cache(int megabytes) => new(new() { Megabytes = megabytes, KeepFor = TimeSpan.FromHours(1) }, _time);

    async Task Add(MemoryTileCache cache, int row, int bytes)
    {
        await cache.SetAsync(new TileKey(Map, new(1, 0, row), 0), Sized(bytes), CancellationToken.None);
        _time.Pass(TimeSpan.FromSeconds(1));
    }

    static ValueTask<Tile?> Find(MemoryTileCache cache, PlanMap map, int row) =>
        cache.GetAsync(new TileKey(map, new TileId(1, 0, row), 0), CancellationToken.None);

    static Tile Sized(int bytes) => new(new byte[bytes], "\"t\"", IsEmpty: false);
}
