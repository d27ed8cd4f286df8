using EcoTiles.Catalogue;
using EcoTiles.Server.Health;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Composition;

/// <summary>
/// Loads every layer after the start and tells how far that is; a tile that is asked for first loads its own. A database
/// that is away is waited for, and a layer that could not be read is tried again.
/// </summary>
sealed partial class SnapshotLoading(
    SnapshotStore snapshots, PlanStores stores, CatalogueReading catalogue, ChangeFollowing changes, Readiness readiness,
    ILogger<SnapshotLoading> logger) : BackgroundService
{
    static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with a database that is waited for.</summary>
    volatile string? _awaited;

    /// <summary>Features that had been left out when the maps were last published from here.</summary>
    long _refused;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (stores.Databases.Count > 0) _awaited = "The database is being read. 正在读取数据库。";
        if (_awaited is null || stores.Inventory.Datasets.Count > 0) catalogue.Publish();
        Tell();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (stores.Databases.Count > 0) await ReadDatabasesAsync(stoppingToken);
            await TellWhileAsync(snapshots.LoadAllAsync(stoppingToken), stoppingToken);
            while (stores.Databases.Count > 0)
            {
                await Task.Delay(LongestPause, stoppingToken);
                if (snapshots.HasFailed) await TellWhileAsync(snapshots.RetryFailedAsync(), stoppingToken);
                await TellWhileAsync(snapshots.LoadAllAsync(stoppingToken), stoppingToken); // what has come since
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the last word is that the service stops
        }
    }

    async Task ReadDatabasesAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await changes.BeginAsync(stoppingToken);
                await catalogue.ReadAsync(stoppingToken);
                break;
            }
            catch (Exception failure) when (failure is StoreException or TimeoutException)
            {
                if (_awaited != Words(failure)) LogAway(logger, string.Join(", ", stores.Databases.Select(database => database.Address)), failure.Message);
                _awaited = Words(failure);
                Tell();
                await Task.Delay(pause, stoppingToken);
            }
        }
        _awaited = null;
        Tell();
    }

    async Task TellWhileAsync(Task loading, CancellationToken stoppingToken)
    {
        while (!loading.IsCompleted)
        {
            await Task.WhenAny(loading, Task.Delay(TellInterval, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
            Tell();
        }
        await loading;
        Tell();
    }

    /// <summary>Maps are published before their layers are read, so what is refused is known only now.</summary>
    void PublishBoundsOfServed()
    {
        var refused = snapshots.States.Sum(state => state.Refused?.Total ?? 0);
        if (refused == _refused) return;
        _refused = refused;
        catalogue.Publish();
    }

    void Tell()
    {
        PublishBoundsOfServed();
        readiness.Tell(Report());
    }

    ReadinessReport Report() => new(
        stores.Inventory.Datasets.Count > 0 || (_awaited is null && !stores.Inventory.LacksPlans) ? ReadinessStatus.Ready : ReadinessStatus.NoStore,
        stores.Names,
        _awaited ?? (stores.Inventory.LacksPlans ? "The table of plans is locked. 规划表正被锁定。" : null),
        [.. snapshots.States.Select(Describe)],
        [.. stores.Inventory.Problems, .. snapshots.States.SelectMany(RefusedIn), .. snapshots.States.Where(state => state.Failure is not null).Select(Unread)]);

    static string Words(Exception failure) =>
        failure is StoreException store ? $"{store.MessageEn}. {store.MessageZh}。" : "The database is slow. 数据库响应缓慢。";

    [LoggerMessage(Level = LogLevel.Warning, Message = "waiting for {Address}: {Reason}")]
    static partial void LogAway(ILogger logger, string address, string reason);

    /// <summary>Why a dataset is not there, or not as it is by now.</summary>
    static LayerProblem Unread(SnapshotState state)
    {
        var (zh, en) = state.Failure switch
        {
            StoreException known => (known.MessageZh, known.MessageEn),
            TimeoutException => ("读取超时，正在重试", "it took too long to be read and is tried again"),
            _ => ("读取失败，详见日志", "it could not be read; the log says more"),
        };
        return new(state.Key.Table, "unreadable", 0, $"{state.Key}:{zh}", $"{state.Key}: {en}");
    }

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
