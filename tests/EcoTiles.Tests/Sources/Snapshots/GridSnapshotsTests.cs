using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class GridSnapshotsTests
{
    static readonly LatticeBox World = new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue);
    static readonly DatasetKey Zones = new("plan", "zones");
    static readonly TileGrid Metric = TileGrid.Of(CoordinateSystem.Find(4547)!);

    readonly MemorySource _source = new(
        ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text), new ColumnSchema("class", AttributeType.Integer));

    public GridSnapshotsTests() => SnapshotOf.AddCoverage(_source, 6, 20, 9, 3);

    [Fact]
    public async Task Another_grid_is_loaded_when_it_is_first_asked_for_and_once()
    {
        using var store = Store(100);
        await store.LoadAllAsync(CancellationToken.None);
        Assert.Equal(1, _source.Reads);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OnAsync(store, Metric)));
        await OnAsync(store, PlaneGrid.Degrees);
        Assert.Equal(3, _source.Reads);
    }

    [Theory]
    [InlineData(4490)]
    [InlineData(4547)]
    public async Task Its_shapes_lie_where_the_projection_puts_them(int srid)
    {
        using var store = Store(100);
        var system = CoordinateSystem.Find(srid)!;
        var grid = TileGrid.Of(system);
        var snapshot = await OnAsync(store, grid);
        Assert.Same(grid, snapshot.Grid);
        Assert.Equal(_source.Ids.Count(), snapshot.FeatureCount);
        var expected = Envelope.Empty;
        foreach (var ring in _source.Ids.SelectMany(_source.PartsOf).SelectMany(part => part))
        {
            double[] places = [.. ring];
            system.FromLonLat(places);
            for (var i = 0; i < places.Length; i += 2) expected = expected.Including(places[i], places[i + 1]);
        }
        var (west, north) = grid.SquareIn(system)!.Value.PlaceOf(snapshot.Bounds.MinX, snapshot.Bounds.MinY);
        var (east, south) = grid.SquareIn(system)!.Value.PlaceOf(snapshot.Bounds.MaxX, snapshot.Bounds.MaxY);
        var step = grid.SquareIn(system)!.Value.Side / 4294967296.0;
        Assert.Equal(expected.MinX, west, step);
        Assert.Equal(expected.MaxY, north, step);
        Assert.Equal(expected.MaxX, east, step);
        Assert.Equal(expected.MinY, south, step);
    }

    [Fact]
    public async Task A_change_shows_on_every_grid_and_is_told_for_each()
    {
        using var store = Store(100);
        await store.LoadAllAsync(CancellationToken.None);
        var before = await OnAsync(store, Metric);
        var told = new List<ChangedArea>();
        store.Changed += told.AddRange;
        var box = _source.Remove(3);
        await store.ApplyAsync([new DatasetChange(Zones, 3, box, null)]);
        Assert.Equal(before.FeatureCount - 1, (await OnAsync(store, Metric)).FeatureCount);
        Assert.Equal([WebMercatorQuad.Instance, Metric], told.Select(area => area.Grid).Distinct());
        Assert.Contains(told, area => area.Grid == Metric && area.Box is { } changed && changed.Intersects(Metric.ToLattice(box)));
    }

    [Fact]
    public async Task Grids_not_used_for_longest_make_room_and_the_main_one_stays()
    {
        SnapshotOf.AddCoverage(_source, 7, 200, 900, 2);
        var bytes = (await OnAsync(Store(1000), Metric)).Bytes;
        Assert.InRange(bytes, 1 << 20, 20 << 20);
        using var store = Store((int)(3 * bytes >> 20)); // for three, or one more of which nobody knows how large it gets
        await store.LoadAllAsync(CancellationToken.None);
        for (var srid = 4545; srid < 4551; srid++) await OnAsync(store, TileGrid.Of(CoordinateSystem.Find(srid)!));
        var reads = _source.Reads;
        Assert.True(store.TryGet(Zones, out _));
        await OnAsync(store, TileGrid.Of(CoordinateSystem.Find(4550)!));
        Assert.Equal(reads, _source.Reads); // the last one is still there
        await OnAsync(store, TileGrid.Of(CoordinateSystem.Find(4545)!));
        Assert.Equal(reads + 1, _source.Reads);
    }

    [Fact]
    public async Task What_could_not_be_read_on_another_grid_is_tried_again()
    {
        using var store = Store(100);
        await store.LoadAllAsync(CancellationToken.None);
        Assert.False(store.HasFailed);
        _source.Failure = new StoreException("不可达", "away") { IsPassing = true };
        await Assert.ThrowsAsync<StoreException>(() => OnAsync(store, Metric));
        Assert.True(store.HasFailed);
        _source.Failure = null;
        await store.RetryFailedAsync();
        Assert.Equal(_source.Ids.Count(), (await OnAsync(store, Metric)).FeatureCount);
    }

    [Fact]
    public async Task What_does_not_fit_is_read_for_each_frame_on_every_grid()
    {
        using var store = Store(0);
        var frame = Metric.ToLattice(new Envelope(114.001, 33.001, 114.004, 33.004));
        var all = await OnAsync(store, Metric);
        var some = await store.On(Metric).GetAsync(Zones, 17, frame, false, TestContext.Current.CancellationToken);
        Assert.InRange(some!.FeatureCount, 1, all.FeatureCount - 1);
        Assert.True(frame.Contains(some.Bounds));
        Assert.Equal(2, _source.Reads);
    }

    static async Task<LayerSnapshot> OnAsync(SnapshotStore store, TileGrid grid)
    {
        var snapshot = await store.On(grid).GetAsync(Zones, 5, World, false, TestContext.Current.CancellationToken);
        return snapshot!; // the store has it
    }

    SnapshotStore Store(int megabytes) => new(
        [new DatasetToLoad(Zones, null)], _ => _source, WebMercatorQuad.Instance, new() { BudgetMegabytes = megabytes });
}
