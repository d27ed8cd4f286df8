using System.Globalization;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Every statement that is sent about tables. Names are quoted here and nowhere else; values are parameters. COPY takes
/// none, so its values travel in settings that end with the transaction.
/// </summary>
/// <param name="home">The schema that PostGIS lives in.</param>
sealed class PostGisSql(string home)
{
    /// <summary>Setting that holds the plans a COPY is limited to, as the text of an array.</summary>
    const string PlansSetting = "ecotiles.plans";

    readonly string _home = Quote(home);

    public const string Home =
        "SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'postgis'";

    /// <summary>Another number than the connection's own tells that a pooler stands between.</summary>
    public const string Process = "SELECT pg_backend_pid()";

    public const string Version =
        "SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || extversion FROM pg_extension WHERE extname = 'postgis'";

    /// <summary>For the statements that follow in one transaction: time for one, for a lock, and nothing may be written.</summary>
    public const string Limits =
        "SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true), set_config('jit', 'off', true)";

    /// <summary>
    /// Which process will copy, whoever stands between, and what it needs: its plans, and to follow an index instead of sorting a
    /// layer whole, or else to read the table from front to back. A plan that is nearly all of its table is not looked up in an index
    /// to save comparisons.
    /// </summary>
    public const string CopySettings =
        $"SELECT pg_backend_pid(), set_config('{PlansSetting}', $1::text[]::text, true), set_config('enable_sort', 'off', true),"
        + " set_config('cpu_operator_cost', '0', true), set_config('synchronize_seqscans', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)";

    /// <summary>Only while it copies: the process may have gone on to other work.</summary>
    public const string CancelCopy =
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND query LIKE 'COPY (%'";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Every row: id, geometry, then the columns asked for; in the order of ids, or as they lie in the table.</summary>
    public string Copy(PostGisTable table, IEnumerable<PostGisColumn> columns, bool ofPlans, bool ordered)
    {
        // In a query of its own the setting is read once, not for each row.
        var where = ofPlans ? $" WHERE {Quote(table.PlanColumn ?? "")} = ANY ((SELECT current_setting('{PlansSetting}')::text[])::text[])" : "";
        return $"COPY (SELECT {List(table, columns)} FROM {From(table)}{where}{(ordered ? Order(table) : "")}) TO STDOUT (FORMAT BINARY)";
    }

    /// <summary>
    /// The same of rows near a box, as one value a row: min x, min y, max x, max y are $1 to $4, in the system that is
    /// read; the plans are $5.
    /// </summary>
    public string Frame(PostGisTable table, IEnumerable<PostGisColumn> columns, bool ofPlans, bool ordered)
    {
        var where = $" WHERE {Quote(table.GeometryColumn)} OPERATOR({_home}.&&) {Box(table)}";
        if (ofPlans) where += $" AND {Quote(table.PlanColumn ?? "")} = ANY ($5)";
        return $"SELECT record_send(ROW({List(table, columns)})) FROM {From(table)}{where}{(ordered ? Order(table) : "")}";
    }

    /// <summary>For each plan, or for all: rows, their box, and the bytes of their geometry.</summary>
    /// <param name="inside">Only of shapes inside a box that is $1 to $4.</param>
    public string Measure(PostGisTable table, bool inside)
    {
        var plan = table.PlanColumn is { } column ? $"{Quote(column)}::text" : "NULL::text";
        var shape = table.IsGeography ? $"{Quote(table.GeometryColumn)}::{_home}.geometry" : Quote(table.GeometryColumn);
        var where = inside ? $" WHERE {shape} OPERATOR({_home}.@) {Envelope(table.Srid)}" : "";
        return $"SELECT plan, n, {_home}.ST_XMin(box), {_home}.ST_YMin(box), {_home}.ST_XMax(box), {_home}.ST_YMax(box), bytes FROM ("
            + $"SELECT {plan} AS plan, count(*) AS n, {_home}.ST_Extent({shape}) AS box, sum(pg_column_size({Quote(table.GeometryColumn)})) AS bytes"
            + $" FROM {From(table)}{where} GROUP BY 1) AS measured";
    }

    /// <summary>The values that occur in a column, for each plan, up to $1 of them.</summary>
    public static string Values(PostGisTable table, string column)
    {
        var plan = table.PlanColumn is { } planColumn ? $"{Quote(planColumn)}::text" : "NULL::text";
        return $"SELECT {plan}, {Quote(column)}::text FROM {From(table)} WHERE {Quote(column)} IS NOT NULL GROUP BY 1, 2 LIMIT $1";
    }

    /// <summary>The box in another system around the box $1 to $4 of a table's own.</summary>
    public string TransformedBox(int srid, int target)
    {
        var box = string.Create(CultureInfo.InvariantCulture, $"{_home}.ST_Transform({Finer(Envelope(srid), "($3 - $1 + $4 - $2) / 64")}, {target})");
        return $"SELECT {_home}.ST_XMin(box), {_home}.ST_YMin(box), {_home}.ST_XMax(box), {_home}.ST_YMax(box) FROM (SELECT {box} AS box) AS moved";
    }

    /// <summary>The systems that occur in a column that does not say its own.</summary>
    public string Systems(string schema, string relation, string geometry) =>
        $"SELECT {_home}.ST_SRID({Quote(geometry)}), count(*) FROM {Quote(schema)}.{Quote(relation)} WHERE {Quote(geometry)} IS NOT NULL"
        + " GROUP BY 1 ORDER BY 2 DESC LIMIT 5";

    /// <summary>The text of a system, empty when it has none; no row when the server does not know it.</summary>
    public string DescribeSystem() => $"SELECT coalesce(srtext, '') FROM {_home}.spatial_ref_sys WHERE srid = $1";

    /// <summary>Reads nothing, but waits as whoever reads would wait.</summary>
    public static string Touch(string schema, string relation) => $"SELECT FROM {Quote(schema)}.{Quote(relation)} LIMIT 0";

    /// <summary>A small table of our own schema, all columns as text.</summary>
    public static string Rows(string schema, string relation, IEnumerable<string> columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => $"{Quote(column)}::text"))} FROM {Quote(schema)}.{Quote(relation)} ORDER BY 1";

    string List(PostGisTable table, IEnumerable<PostGisColumn> columns)
    {
        var key = table.KeyColumn is { } column ? $"{Quote(column)}::bigint" : "NULL::bigint";
        return string.Join(", ", columns.Select(Expression).Prepend(Shape(table)).Prepend(key));
    }

    string Shape(PostGisTable table)
    {
        var shape = Quote(table.GeometryColumn);
        if (!table.IsTransformed) return shape;
        if (table.IsGeography) shape = $"{shape}::{_home}.geometry";
        return string.Create(CultureInfo.InvariantCulture, $"{_home}.ST_Transform({shape}, {table.System.Srid})");
    }

    static string Expression(PostGisColumn column) => column.Cast switch
    {
        ColumnCast.ToText => $"{Quote(column.Name)}::text",
        ColumnCast.ToLong => $"{Quote(column.Name)}::bigint",
        ColumnCast.ToJson => $"array_to_json({Quote(column.Name)})",
        _ => Quote(column.Name),
    };

    static string From(PostGisTable table) => $"{Quote(table.Schema)}.{Quote(table.Relation)} AS source";

    /// <summary>By the column itself: by what is selected of it, an index would not do.</summary>
    static string Order(PostGisTable table) => table.KeyColumn is { } key ? $" ORDER BY source.{Quote(key)}" : "";

    string Box(PostGisTable table)
    {
        var box = Envelope(table.System.Srid);
        // Edges that are straight here are curved there.
        if (table.IsTransformed) box = string.Create(CultureInfo.InvariantCulture, $"{_home}.ST_Transform({Finer(box, "($3 - $1 + $4 - $2) / 64")}, {table.Srid})");
        return table.IsGeography ? $"{Finer(box, "1")}::{_home}.geography" : box;
    }

    string Finer(string box, string step) => $"{_home}.ST_Segmentize({box}, {step})";

    string Envelope(int srid) => string.Create(
        CultureInfo.InvariantCulture, $"{_home}.ST_MakeEnvelope($1, $2, $3, $4, {srid})");
}
