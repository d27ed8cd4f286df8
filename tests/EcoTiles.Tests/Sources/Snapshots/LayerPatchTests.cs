using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class LayerPatchTests
{
    static readonly DatasetKey Parcels = new("plan", "parcels");

    /// <summary>Every layer counts as large, so that it is patched.</summary>
    static readonly LadderPlan Plan = new() { LargeLayerPoints = 0, DissolveFrom = 50, WorthwhileShare = 0.95 };

    readonly MemorySource _source = new(
        ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text), new ColumnSchema("class", AttributeType.Integer));
    readonly List<ChangedArea> _areas = [];
    long _added;

    public LayerPatchTests() => SnapshotOf.AddCoverage(_source, 3, 30, 120, 3);

    [Fact]
    public async Task A_patched_layer_shows_what_one_made_anew_shows()
    {
        using var store = await StoreAsync();
        var random = new Random(8);
        for (var round = 0; round < 12; round++)
        {
            await store.ApplyAsync([.. Enumerable.Range(0, 1 + round % 3).Select(_ => ChangeSomething(random))]);
            Assert.True(store.TryGet(Parcels, out var patched));
            Assert.NotNull(patched!.Patch); // found just now
            var anew = await SnapshotOf.SourceAsync(_source, Plan);
            Assert.Equal(anew.FeatureCount, patched.FeatureCount);
            for (var zoom = 0; zoom <= 16; zoom++)
            {
                if (patched.IsOverview(patched.RungFor(zoom))) continue;
                Assert.Equal(anew.RungFor(zoom).Zoom, patched.RungFor(zoom).Zoom);
                Assert.Equal(Drawn(anew, zoom), Drawn(patched, zoom));
            }
        }
        Assert.Equal(1, store.States.Count(state => state.Status == SnapshotStatus.Loaded));
    }

    [Fact]
    public async Task The_tiles_that_a_change_touches_are_told_and_no_others()
    {
        using var store = await StoreAsync();
        var moved = Shifted(_source.PartsOf(5), 0.5);
        var before = _source.Remove(5);
        _source.Add(5, moved, "移", 1);
        await store.ApplyAsync([new DatasetChange(Parcels, 5, before, MemorySource.BoxOf(moved))]);
        var told = _areas.ConvertAll(area => area.Box!.Value); // a patch always has boxes
        Assert.Contains(told, box => box.Intersects(WebMercatorQuad.Instance.ToLattice(before)));
        Assert.Contains(told, box => box.Intersects(WebMercatorQuad.Instance.ToLattice(MemorySource.BoxOf(moved))));
        Assert.DoesNotContain(told, box => box.Contains(WebMercatorQuad.Instance.ToLattice(_source.Schema.Bounds)));
    }

    [Fact]
    public async Task Many_changes_make_the_layer_anew_beside_the_old_one()
    {
        using var store = await StoreAsync();
        var reads = _source.Reads;
        var everything = _source.Schema.Bounds;
        _source.Remove(7);
        await store.ApplyAsync([new DatasetChange(Parcels, null, everything, everything)]);
        while (_areas.Count == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(store.TryGet(Parcels, out var anew));
        Assert.Null(anew!.Patch); // found just now
        Assert.DoesNotContain(7, anew.Finest.Features.Ids);
        Assert.Equal(reads + 1, _source.Reads);
        Assert.Null(_areas[0].Box);
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_is_shown_when_the_store_is_back()
    {
        using var store = await StoreAsync();
        var before = _source.Remove(9);
        _source.Failure = new IOException("away");
        await store.ApplyAsync([new DatasetChange(Parcels, 9, before, null)]);
        Assert.True(store.IsUnsettled);
        Assert.True(store.TryGet(Parcels, out var old));
        Assert.Contains(9, Drawn(old!, 16).Keys); // found just now
        _source.Failure = null;
        await store.ApplyAsync([]);
        Assert.False(store.IsUnsettled);
        Assert.True(store.TryGet(Parcels, out var patched));
        Assert.DoesNotContain(9, Drawn(patched!, 16).Keys); // found just now
    }

    [Fact]
    public async Task A_change_while_the_layer_is_loaded_is_not_lost()
    {
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        using var store = Store();
        var loading = store.LoadAllAsync(CancellationToken.None);
        while (_source.Reads == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        await store.ApplyAsync([new DatasetChange(Parcels, 4, _source.Remove(4), null)]);
        gate.SetResult();
        await loading;
        Assert.False(store.IsUnsettled);
        Assert.True(store.TryGet(Parcels, out var layer));
        Assert.DoesNotContain(4, Drawn(layer!, 16).Keys); // found just now
    }

    [Fact]
    public async Task Labels_follow_the_patch()
    {
        using var store = await StoreAsync();
        await store.ApplyAsync([new DatasetChange(Parcels, 11, _source.Remove(11), null)]);
        Assert.True(store.TryGet(Parcels, out var patched));
        Assert.True(patched!.Patch!.HiddenInWhole[Array.IndexOf(patched.Showing(LayerContent.Labels).Finest.Features.Ids, 11)]); // found just now
    }

    DatasetChange ChangeSomething(Random random)
    {
        var id = Existing(random);
        var parts = _source.PartsOf(id);
        switch (random.Next(4))
        {
            case 0:
                return new DatasetChange(Parcels, id, _source.Remove(id), null);
            case 1:
                var added = Shifted(parts, 0.3);
                var number = 1000 + _added++;
                _source.Add(number, added, "新", 2);
                return new DatasetChange(Parcels, number, null, MemorySource.BoxOf(added));
            case 2:
                var before = _source.Remove(id);
                _source.Add(id, parts, "改", 0);
                return new DatasetChange(Parcels, id, before, before);
            default:
                var old = _source.Remove(id);
                var moved = Shifted(parts, 0.1);
                _source.Add(id, moved, "移", 1);
                return new DatasetChange(Parcels, id, old, MemorySource.BoxOf(moved));
        }
    }

    long Existing(Random random) => _source.Ids.Where(id => id < 1000).ElementAt(random.Next(60));

    static double[][][] Shifted(double[][][] parts, double by) =>
        [.. parts.Select(part => part.Select(ring => ring.Select((ordinate, i) => i % 2 == 0 ? ordinate + by : ordinate).ToArray()).ToArray())];

    /// <summary>What is drawn at a zoom: by feature id, the record and the attributes as they stand in a tile.</summary>
    static SortedDictionary<long, string> Drawn(LayerSnapshot layer, int zoom)
    {
        var drawn = new SortedDictionary<long, string>();
        Add(layer, layer.Patch?.HiddenInWhole);
        if (layer.Patch is { } patch) Add(patch.Changed, patch.HiddenInChanged);
        return drawn;

        void Add(LayerSnapshot part, bool[]? hidden)
        {
            var rung = part.RungFor(zoom);
            for (var row = 0; row < rung.Features.Count; row++)
            {
                if (hidden?[row] == true) continue;
                drawn.Add(rung.Features.Ids[row], Convert.ToHexString(rung.Record(row)));
            }
        }
    }

    async Task<SnapshotStore> StoreAsync()
    {
        var store = Store();
        await store.LoadAllAsync(CancellationToken.None);
        return store;
    }

    SnapshotStore Store()
    {
        var store = new SnapshotStore([new DatasetToLoad(Parcels, null)], _ => _source, WebMercatorQuad.Instance, new(), Plan);
        store.Changed += _areas.AddRange;
        return store;
    }
}
