using EcoTiles.ServiceTests.PostGis;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>
/// One PostgreSQL with PostGIS for all tests, started when a test first asks for a database. A database is copied from
/// one that has PostGIS already, which takes a fraction of a second.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    const string Template = "with_postgis";

    readonly SemaphoreSlim _starting = new(1);
    PostgresProcess? _process;
    int _databases;

    /// <summary>What the server wrote: every statement, since it logs them all.</summary>
    public string LogFile => _process?.LogFile ?? throw new InvalidOperationException("asked before the start");

    /// <summary>A new, empty database with PostGIS in it.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var process = await StartedAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await new TestDatabase(process, "postgres").ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return new TestDatabase(process, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _starting.Dispose();
    }

    async Task<PostgresProcess> StartedAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_process is not null) return _process;
            var process = await PostgresProcess.CreateAsync();
            await process.StartAsync();
            await new TestDatabase(process, "postgres").ExecuteAsync($"CREATE DATABASE {Template}");
            await new TestDatabase(process, Template).ExecuteAsync("CREATE EXTENSION postgis");
            NpgsqlConnection.ClearAllPools();
            return _process = process;
        }
        finally
        {
            _starting.Release();
        }
    }
}
