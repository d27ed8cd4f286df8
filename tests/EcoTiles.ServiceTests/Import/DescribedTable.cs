using EcoTiles.Import.Model;
using EcoTiles.ServiceTests.PostGis;
using Npgsql;

namespace EcoTiles.ServiceTests.Import;

/// <summary>A table in words that can be compared: name, comment, then a line for each column.</summary>
static class DescribedTable
{
    public static string Of(ModelTable table)
    {
        var lines = table.Columns.Select(column =>
            $"{column.Name} {TypeOf(column.Type)}{(column.Required ? " NOT NULL" : "")}: {column.Zh} / {column.En}");
        if (table.Geometry != ModelGeometry.None) lines = lines.Append($"geom geometry({table.Geometry},{ModelTable.Srid}) NOT NULL");
        return string.Join('\n', lines.Prepend("fid bigint NOT NULL").Prepend($"{table.Name}: {table.Zh} / {table.En}"));
    }

    public static async Task<Dictionary<string, string>> AllAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT relname::text, relname || ': ' || obj_description(c.oid) || E'\n' || string_agg(
              attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
                || CASE WHEN attname IN ('fid', 'geom') THEN '' ELSE ': ' || col_description(c.oid, attnum) END, E'\n' ORDER BY attnum)
            FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid
            WHERE relnamespace = 'ecotiles'::regnamespace AND relkind = 'r' AND attnum > 0 GROUP BY c.oid, relname
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new Dictionary<string, string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) found[reader.GetString(0)] = reader.GetString(1);
        return found;
    }

    static string TypeOf(ModelType type) => type switch
    {
        ModelType.Uuid => "uuid",
        ModelType.Integer => "bigint",
        ModelType.Real => "double precision",
        ModelType.Boolean => "boolean",
        ModelType.Date => "date",
        ModelType.TextList => "text[]",
        ModelType.Json => "jsonb",
        _ => "text",
    };
}
