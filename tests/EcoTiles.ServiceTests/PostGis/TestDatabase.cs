using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>One database of a test, as its superuser sees it.</summary>
public sealed class TestDatabase
{
    readonly PostgresProcess _process;

    internal TestDatabase(PostgresProcess process, string name)
    {
        _process = process;
        Name = name;
    }

    public string Name { get; }

    public int Port => _process.Port;

    /// <summary>For Npgsql, without a pool: a pool would keep the database from being copied or dropped.</summary>
    public string ConnectionString => $"{_process.ConnectionString};Database={Name};Pooling=false";

    /// <summary>For the program and for ogr2ogr.</summary>
    public string Url => $"postgres://postgres@127.0.0.1:{_process.Port}/{Name}";

    /// <summary>The same database as another login sees it, or behind another port.</summary>
    public string UrlOf(string user = "postgres", int? port = null) => $"postgres://{user}@127.0.0.1:{port ?? _process.Port}/{Name}";

    /// <summary>A new login with the rights of a role, and no others.</summary>
    public async Task<string> CreateLoginAsync(string role)
    {
        var login = $"{role}_{Name}";
        await ExecuteAsync($"CREATE ROLE {login} LOGIN IN ROLE {role}");
        return login;
    }

    /// <summary>What ogr2ogr calls this database.</summary>
    public string GdalName => $"PG:host=127.0.0.1 port={_process.Port} user=postgres dbname={Name}";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async Task<NpgsqlConnection> OpenAsync(string user = "postgres")
    {
        var connection = new NpgsqlConnection(ConnectionString.Replace("Username=postgres", $"Username={user}", StringComparison.Ordinal));
        await connection.OpenAsync();
        return connection;
    }
}
