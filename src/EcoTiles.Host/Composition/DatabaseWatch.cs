namespace EcoTiles.Host.Composition;

/// <summary>Keeps looking whether the databases answer.</summary>
sealed class DatabaseWatch(PlanStores stores) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(stores.Databases.Select(database => database.WatchAsync(stoppingToken)));
}
