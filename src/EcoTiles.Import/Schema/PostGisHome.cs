using Npgsql;

namespace EcoTiles.Import.Schema;

/// <summary>Finds the schema that PostGIS lives in, and sets the extension up where it is missing.</summary>
static class PostGisHome
{
    const string Home = """
        SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
        WHERE extname = 'postgis'
        """;

    public static async Task<string> FindAsync(NpgsqlConnection connection, int oldestServer, CancellationToken cancellationToken)
    {
        await using (var version = new NpgsqlCommand(
            "SELECT current_setting('server_version_num')::integer, current_setting('server_version')", connection))
        await using (var reader = await version.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            if (reader.GetInt32(0) < oldestServer) throw SchemaProblems.OldServer(reader.GetString(1));
        }
        await using var home = new NpgsqlCommand(Home, connection);
        if (await home.ExecuteScalarAsync(cancellationToken) is string found) return found;
        try
        {
            await using var create = new NpgsqlCommand("CREATE EXTENSION postgis SCHEMA public", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure)
        {
            throw SchemaProblems.NoPostGis(failure);
        }
        return "public";
    }
}
