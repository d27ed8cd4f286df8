using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class SnapshotStoreTests
{
    static readonly LatticeBox World = new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue);
    static readonly DatasetKey Zones = new("plan", "zones");
    static readonly DatasetKey Areas = new("plan", "areas");

    readonly MemorySource _zones = Coverage(6);
    readonly MemorySource _areas = Coverage(6);

    [Fact]
    public async Task A_family_is_read_once_however_often_it_is_asked_for()
    {
        using var store = Store(100, "edges");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            store.GetAsync(i % 2 == 0 ? Zones : Areas, 5, World, false, CancellationToken.None).AsTask()));
        await store.LoadAllAsync(CancellationToken.None);
        Assert.Equal((1, 1), (_zones.Reads, _areas.Reads));
        Assert.True(store.IsLoaded);
        Assert.All(store.States, state => Assert.Equal(SnapshotStatus.Loaded, state.Status));
        Assert.True(store.TryGet(Zones, out var snapshot));
        Assert.Equal(snapshot!.FeatureCount, store.States.Last().FeatureCount); // found just now
        Assert.Null(await store.GetAsync(new DatasetKey("plan", "missing"), 5, World, false, CancellationToken.None));
    }

    [Fact]
    public async Task What_does_not_fit_the_budget_is_read_for_each_frame_and_only_there()
    {
        using var store = Store(0, null);
        var frame = WebMercatorQuad.Instance.ToLattice(new Envelope(114.001, 33.001, 114.01, 33.01));
        var some = await store.GetAsync(Zones, 14, frame, false, CancellationToken.None);
        var all = await store.GetAsync(Zones, 14, World, false, CancellationToken.None);
        Assert.InRange(some!.FeatureCount, 1, all!.FeatureCount - 1);
        Assert.Equal(2, _zones.Reads);
        Assert.Equal(SnapshotStatus.ReadByFrame, store.States.Single(state => state.Key == Zones).Status);
    }

    [Fact]
    public async Task Of_two_readings_the_one_that_began_later_is_shown()
    {
        var source = new MemorySource(ShapeKind.Point, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[10.0, 10.0]], "旧");
        using var store = new SnapshotStore(
            [new DatasetToLoad(Zones, null)], _ => source, WebMercatorQuad.Instance, new() { BudgetMegabytes = 100 },
            LadderPlan.Default with { LargeLayerPoints = 0 });
        await store.LoadAllAsync(CancellationToken.None);
        var early = new TaskCompletionSource();
        source.EndGate = early.Task;
        await store.ApplyAsync([new DatasetChange(Zones, null, null, null)]); // made anew beside what is shown
        while (source.Reads < 2) await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken); // it has its rows now
        source.EndGate = Task.CompletedTask;
        source.Add(2, [[11.0, 11.0]], "新");
        await store.ReloadAsync();
        var told = new TaskCompletionSource();
        store.Changed += _ => told.TrySetResult();
        early.SetResult();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(store.TryGet(Zones, out var snapshot));
        Assert.Equal(2, snapshot!.FeatureCount);
    }

    [Fact]
    public async Task A_layer_that_cannot_be_read_leaves_its_family_standing()
    {
        _areas.Failure = new IOException("damaged");
        using var store = Store(100, "edges");
        Assert.NotNull(await store.GetAsync(Zones, 5, World, false, CancellationToken.None));
        Assert.Null(await store.GetAsync(Areas, 5, World, false, CancellationToken.None));
        Assert.Equal("damaged", store.States.Single(state => state.Key == Areas).Failure?.Message);
    }

    [Fact]
    public async Task A_layer_whose_database_is_away_is_refused_until_it_could_be_read()
    {
        _areas.Failure = new StoreException("不可达", "away") { IsPassing = true };
        using var store = Store(100, "edges");
        Assert.NotNull(await store.GetAsync(Zones, 5, World, false, CancellationToken.None));
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<StoreException>(() => store.GetAsync(Areas, 5, World, false, CancellationToken.None).AsTask());
        _areas.Failure = null;
        await store.RetryFailedAsync();
        Assert.NotNull(await store.GetAsync(Areas, 5, World, false, CancellationToken.None));
    }

    [Fact]
    public async Task What_could_not_be_read_anew_is_read_when_the_database_is_back()
    {
        using var store = Store(100, "edges");
        await store.LoadAllAsync(CancellationToken.None);
        Assert.True(store.TryGet(Areas, out var before));
        _areas.Add(9999, [[120, 40, 121, 40, 121, 41, 120, 40]], "新", 1L);
        _areas.Failure = new StoreException("不可达", "away") { IsPassing = true };
        var told = new List<ChangedArea>();
        store.Changed += told.AddRange;
        await store.ReloadAsync();
        Assert.True(store.HasFailed);
        Assert.Equal([Zones], told.Select(area => area.Dataset));
        _areas.Failure = null;
        await store.RetryFailedAsync();
        Assert.True(store.TryGet(Areas, out var after));
        Assert.Equal(before!.FeatureCount + 1, after!.FeatureCount);
        Assert.Contains(told, area => area.Dataset == Areas);
        Assert.False(store.HasFailed);
    }

    [Fact]
    public async Task Whoever_leaves_does_not_stop_the_reading()
    {
        var gate = new TaskCompletionSource();
        _zones.Gate = gate.Task;
        using var store = Store(100, null);
        using var leaving = new CancellationTokenSource();
        var first = store.GetAsync(Zones, 5, World, false, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.NotNull(await store.GetAsync(Zones, 5, World, false, CancellationToken.None));
        Assert.Equal(1, _zones.Reads);
    }

    SnapshotStore Store(int megabytes, string? family) => new(
        [new DatasetToLoad(Zones, family), new DatasetToLoad(Areas, family)],
        key => key == Zones ? _zones : _areas,
        WebMercatorQuad.Instance,
        new() { BudgetMegabytes = megabytes });

    static MemorySource Coverage(int seed)
    {
        var source = new MemorySource(
            ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text), new ColumnSchema("class", AttributeType.Integer));
        SnapshotOf.AddCoverage(source, seed, 20, 9, 3);
        return source;
    }
}
