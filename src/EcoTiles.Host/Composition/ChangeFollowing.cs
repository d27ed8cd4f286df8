using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Composition;

/// <summary>
/// Follows what is edited in the databases: asks each second, or sooner when one says that something is new, and has the
/// snapshots show it. A database that is away is asked again until it answers.
/// </summary>
sealed partial class ChangeFollowing(
    SnapshotStore snapshots, PlanStores stores, CatalogueReading catalogue, ILogger<ChangeFollowing> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>After single edits maps are composed anew when it has been quiet for so long, but not more often than the second.</summary>
    static readonly TimeSpan QuietBeforeReading = TimeSpan.FromSeconds(5);
    static readonly TimeSpan BetweenReadings = TimeSpan.FromMinutes(1);

    readonly (PostGisStore Store, ChangeWatch Watch, TableCounters Counters)[] _watches =
        [.. stores.DatabaseStores.Select(store => (store, new ChangeWatch(store.Database, TimeProvider.System), new TableCounters(store)))];
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTime _editedAt = DateTime.MaxValue;
    DateTime _readAt = DateTime.UtcNow;
    bool _composes;

    /// <summary>To be called before the databases are read: what is changed from now on is followed.</summary>
    /// <exception cref="StoreException">One of them cannot be asked.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, watch, _) in _watches) await watch.BeginAsync(cancellationToken);
        _begun.TrySetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _begun.Task.WaitAsync(stoppingToken);
            await Task.WhenAll(_watches.Select(each => FollowAsync(each.Store, each.Watch, each.Counters, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // nothing is left half done
        }
    }

    async Task FollowAsync(PostGisStore store, ChangeWatch watch, TableCounters counters, CancellationToken stoppingToken)
    {
        using var hint = new ChangeHint(store.Database);
        var listening = hint.ListenAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await hint.WaitAsync(Interval, stoppingToken);
            try
            {
                // One after the other: what the first has told it will not tell again.
                await TakeInAsync(await watch.AskAsync(stoppingToken), stoppingToken);
                _composes |= await store.IsTableReadableAgainAsync(stoppingToken);
                await TakeInAsync(new ChangeReport(await counters.AskAsync(stoppingToken), Unknown: false), stoppingToken);
            }
            catch (Exception failure) when (failure is StoreException or TimeoutException)
            {
                LogNotAsked(logger, store.Database.Address, failure.Message); // the next answer has what this one lacks
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                LogNotFollowed(logger, failure, store.Database.Address); // nothing that fails here may keep later edits from being seen
            }
        }
        await listening;
    }

    async Task TakeInAsync(ChangeReport report, CancellationToken stoppingToken)
    {
        if (report.Unknown) await snapshots.ReloadAsync();
        if (report.Changes.Count > 0 || snapshots.IsUnsettled) await snapshots.ApplyAsync(report.Changes);
        if (report.Changes.Count > 0) _editedAt = DateTime.UtcNow;
        _composes |= report.Unknown || report.Changes.Any(ComposesMaps);
        if (_composes || (IsQuietAgain && DateTime.UtcNow - _readAt > BetweenReadings)) await ReadCatalogueAsync(stoppingToken);
    }

    bool IsQuietAgain => _editedAt != DateTime.MaxValue && DateTime.UtcNow - _editedAt > QuietBeforeReading;

    /// <summary>Many features at once, a table that was empty, or one without shapes, such as the plan itself.</summary>
    bool ComposesMaps(DatasetChange change) => change.Id is null || !snapshots.Knows(change.Dataset);

    async Task ReadCatalogueAsync(CancellationToken stoppingToken)
    {
        await catalogue.ReadAsync(stoppingToken); // when it fails, it is due again with the next answer
        _composes = false;
        _editedAt = DateTime.MaxValue;
        _readAt = DateTime.UtcNow;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Address} could not be asked for changes: {Reason}")]
    static partial void LogNotAsked(ILogger logger, string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes in {Address} could not be taken in; they are asked for again")]
    static partial void LogNotFollowed(ILogger logger, Exception failure, string address);
}
