using EcoTiles.Catalogue;
using EcoTiles.Server.Health;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Composition;

/// <summary>Loads every layer after the start and tells how far that is; a tile that is asked for first loads its own.</summary>
sealed class SnapshotLoading(SnapshotStore snapshots, PlanStores stores, Readiness readiness) : BackgroundService
{
    static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Tell();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var loading = snapshots.LoadAllAsync(stoppingToken);
        while (!loading.IsCompleted)
        {
            await Task.WhenAny(loading, Task.Delay(TellInterval, stoppingToken));
            if (stoppingToken.IsCancellationRequested) return; // the last word is that the service stops
            Tell();
        }
        await loading;
    }

    void Tell() => readiness.Tell(new(
        ReadinessStatus.Ready,
        stores.Names,
        null,
        [.. snapshots.States.Select(Describe)],
        [.. stores.Inventory.Problems, .. snapshots.States.SelectMany(RefusedIn)]));

    /// <summary>One problem for each reason that features of a dataset were left out for.</summary>
    static IEnumerable<LayerProblem> RefusedIn(SnapshotState state) =>
        (state.Refused?.ByReason() ?? []).Select(refused => new LayerProblem(
            state.Key.Table,
            refused.Reason,
            refused.Count,
            FormattableString.Invariant($"{state.Key} 有 {refused.Count} 个要素无法绘制,如 {refused.Examples[0].Id} 号:{refused.Examples[0].Detail}"),
            FormattableString.Invariant($"{state.Key}: {refused.Count} features cannot be drawn, such as number {refused.Examples[0].Id}: {refused.Examples[0].Detail}")));

    static DatasetState Describe(SnapshotState state) => new(
        state.Key.Plan,
        state.Key.Table,
        state.Status switch
        {
            SnapshotStatus.Loaded => "ready",
            SnapshotStatus.ReadByFrame => "per-request",
            SnapshotStatus.Failed => "failed",
            _ => "waiting",
        },
        state.FeatureCount,
        state.Bytes,
        state.Refused?.Total ?? 0)
    {
        Points = state.PointCount,
        LoadSeconds = Math.Round(state.LoadTime.TotalSeconds, 3),
    };
}
