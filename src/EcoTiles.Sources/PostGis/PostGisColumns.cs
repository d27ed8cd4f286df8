using EcoTiles.Catalogue;
using Npgsql;
using NpgsqlTypes;

namespace EcoTiles.Sources.PostGis;

/// <summary>The columns of one table that may be read.</summary>
sealed class TableColumns
{
    /// <summary>The primary key, when it is a single whole number.</summary>
    public string? Key { get; set; }

    public List<PostGisColumn> Attributes { get; } = [];

    /// <summary>What a view most likely tells its rows apart by.</summary>
    public string? LikelyKey(IEnumerable<string> usual) => usual
        .Select(name => Attributes.Find(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(column => column?.Schema.Type == AttributeType.Integer)?.Name;
}

/// <summary>Reads what columns tables have, and how the server writes each.</summary>
static class PostGisColumns
{
    const string Columns = """
        SELECT attrelid::bigint, attname, base.typname, base.typcategory, base.typtype, element.typcategory,
          col_description(attrelid, attnum), coalesce(keys.is_key, false)
        FROM pg_attribute JOIN pg_type AS declared ON declared.oid = atttypid
        JOIN pg_type AS base ON base.oid = CASE declared.typtype WHEN 'd' THEN declared.typbasetype ELSE declared.oid END
        LEFT JOIN pg_type AS element ON element.oid = base.typelem
        LEFT JOIN LATERAL (SELECT true AS is_key FROM pg_index WHERE indrelid = attrelid AND indisprimary
          AND indnkeyatts = 1 AND indkey[0] = attnum) AS keys ON true
        WHERE attrelid = ANY ($1::oid[]) AND attnum > 0 AND NOT attisdropped AND has_column_privilege(attrelid, attnum, 'SELECT')
        ORDER BY attrelid, attnum
        """;

    public static async Task<Dictionary<long, TableColumns>> ReadAsync(
        NpgsqlConnection connection, long[] oids, CancellationToken cancellationToken)
    {
        var tables = oids.ToDictionary(oid => oid, _ => new TableColumns());
        await using var query = new NpgsqlCommand(Columns, connection);
        query.Parameters.Add(new() { Value = oids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var name = rows.GetString(1);
            var element = rows.IsDBNull(5) ? ' ' : rows.GetChar(5);
            if (Read(rows.GetString(2), rows.GetChar(3), rows.GetChar(4), element) is not { } read) continue;
            var description = rows.IsDBNull(6) || string.IsNullOrWhiteSpace(rows.GetString(6)) ? null : rows.GetString(6);
            var table = tables[rows.GetInt64(0)];
            table.Attributes.Add(new(new ColumnSchema(name, read.Type, description), read.Form, read.Cast));
            if (rows.GetBoolean(7) && read.Type == AttributeType.Integer) table.Key = name;
        }
        return tables;
    }

    /// <param name="type">Name of the type, for a domain that of what it stands on.</param>
    /// <param name="category">Of pg_type: N for numbers, S for texts, and so on.</param>
    /// <param name="kind">Of pg_type: b for base types, e for enums, r for ranges.</param>
    /// <returns>Null for what tiles cannot carry: bytes, shapes, rows.</returns>
    static (AttributeType Type, BinaryForm Form, ColumnCast Cast)? Read(string type, char category, char kind, char element) => type switch
    {
        "int2" => (AttributeType.Integer, BinaryForm.Short, ColumnCast.None),
        "int4" => (AttributeType.Integer, BinaryForm.Int, ColumnCast.None),
        "int8" => (AttributeType.Integer, BinaryForm.Long, ColumnCast.None),
        "oid" => (AttributeType.Integer, BinaryForm.Long, ColumnCast.ToLong),
        "float4" => (AttributeType.Real, BinaryForm.Single, ColumnCast.None),
        "float8" => (AttributeType.Real, BinaryForm.Double, ColumnCast.None),
        "numeric" => (AttributeType.Real, BinaryForm.Number, ColumnCast.ToText),
        "bool" => (AttributeType.Boolean, BinaryForm.Boolean, ColumnCast.None),
        "text" or "varchar" or "name" => (AttributeType.Text, BinaryForm.Text, ColumnCast.None),
        "date" => (AttributeType.Text, BinaryForm.Date, ColumnCast.None),
        "timestamp" => (AttributeType.Text, BinaryForm.Timestamp, ColumnCast.None),
        "timestamptz" => (AttributeType.Text, BinaryForm.TimestampWithZone, ColumnCast.None),
        "uuid" => (AttributeType.Text, BinaryForm.Uuid, ColumnCast.None),
        "json" => (AttributeType.Text, BinaryForm.Json, ColumnCast.None),
        "jsonb" => (AttributeType.Text, BinaryForm.JsonB, ColumnCast.None),
        "xml" => (AttributeType.Text, BinaryForm.Text, ColumnCast.ToText),
        "hstore" or "ltree" or "macaddr" or "macaddr8" or "pg_lsn" or "char" => (AttributeType.Text, BinaryForm.Text, ColumnCast.ToText),
        "_uuid" or "_json" or "_jsonb" or "_inet" or "_macaddr" => (AttributeType.Text, BinaryForm.Json, ColumnCast.ToJson),
        _ when kind == 'e' => (AttributeType.Text, BinaryForm.Text, ColumnCast.None),
        _ when category == 'A' && element is 'N' or 'S' or 'B' or 'D' or 'E' => (AttributeType.Text, BinaryForm.Json, ColumnCast.ToJson),
        _ when category is 'S' or 'N' or 'D' or 'T' or 'I' or 'V' or 'R' => (AttributeType.Text, BinaryForm.Text, ColumnCast.ToText),
        _ => null,
    };
}
