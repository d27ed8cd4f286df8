namespace EcoTiles.ServiceTests.PostGis;

/// <summary>
/// The only statements that may ever reach a server, one a line, as <see cref="SentStatements"/> writes them. Whoever sends a new
/// one adds it here, having looked where its names and values come from.
/// </summary>
static class KnownStatements
{
    public static HashSet<string> OfServing { get; } = Lines(
        """
        SELECT 9
        SELECT pg_backend_pid()
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, to_regclass('…') IS NOT NULL
        SELECT seq FROM ecotiles.change WHERE xid >= $1::text::xid8
        SELECT schemaname, relname, n_tup_ins + n_tup_upd + n_tup_del, coalesce(pg_relation_filenode(relid)::bigint, 9) FROM pg_stat_user_tables
        LISTEN ecotiles_change
        SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = '…'
        BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED
        SELECT set_config('…', $1, true), set_config('…', $2, true), set_config('…', '…', true)
        SELECT relname, attname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 9 AND NOT attisdropped WHERE nspname = $1 AND relname = ANY ($2) AND relkind IN ('…', '…', '…', '…', '…') AND has_schema_privilege(space.oid, '…') AND has_column_privilege(pg_class.oid, attnum, '…') ORDER BY relname, attnum
        SELECT "…", … FROM "…"."…" ORDER BY 9
        COMMIT
        SELECT class.oid::bigint, nspname, relname, relkind, attname, base.typname, CASE declared.typtype WHEN '…' THEN declared.typtypmod ELSE atttypmod END, obj_description(class.oid, '…'), has_schema_privilege(space.oid, '…') AND has_column_privilege(class.oid, attnum, '…'), relispopulated FROM pg_class AS class JOIN pg_namespace AS space ON space.oid = relnamespace JOIN pg_attribute ON attrelid = class.oid AND attnum > 9 AND NOT attisdropped JOIN pg_type AS declared ON declared.oid = atttypid JOIN pg_type AS base ON base.oid = CASE declared.typtype WHEN '…' THEN declared.typbasetype ELSE declared.oid END WHERE relkind IN ('…', '…', '…', '…', '…') AND NOT relispartition AND base.typname IN ('…', '…') AND nspname !~ '…' AND nspname NOT IN ('…', '…') AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = '…'::regclass AND objid = class.oid AND deptype = '…') ORDER BY nspname <> '…', nspname <> '…', nspname, relname, attnum
        SELECT attrelid::bigint, attname, base.typname, base.typcategory, base.typtype, element.typcategory, col_description(attrelid, attnum), coalesce(keys.is_key, false) FROM pg_attribute JOIN pg_type AS declared ON declared.oid = atttypid JOIN pg_type AS base ON base.oid = CASE declared.typtype WHEN '…' THEN declared.typbasetype ELSE declared.oid END LEFT JOIN pg_type AS element ON element.oid = base.typelem LEFT JOIN LATERAL (SELECT true AS is_key FROM pg_index WHERE indrelid = attrelid AND indisprimary AND indnkeyatts = 9 AND indkey[9] = attnum) AS keys ON true WHERE attrelid = ANY ($1::oid[]) AND attnum > 9 AND NOT attisdropped AND has_column_privilege(attrelid, attnum, '…') ORDER BY attrelid, attnum
        SELECT plan, n, "…".ST_XMin(box), "…".ST_YMin(box), "…".ST_XMax(box), "…".ST_YMax(box), bytes FROM (SELECT "…"::text AS plan, count(*) AS n, "…".ST_Extent("…") AS box, sum(pg_column_size("…")) AS bytes FROM "…"."…" AS source GROUP BY 9) AS measured
        SELECT "…", … FROM "…"."…" AS source WHERE "…" IS NOT NULL GROUP BY 9, 9 LIMIT $1
        SELECT record_send(ROW("…", …)) FROM "…"."…" AS source WHERE "…" OPERATOR("…".&&) "…".ST_MakeEnvelope($1, $2, $3, $4, 9) AND "…" = ANY ($5)
        SELECT to_regclass('…') IS NOT NULL
        SELECT plan, n, "…".ST_XMin(box), "…".ST_YMin(box), "…".ST_XMax(box), "…".ST_YMax(box), bytes FROM (SELECT NULL::text AS plan, count(*) AS n, "…".ST_Extent("…") AS box, sum(pg_column_size("…")) AS bytes FROM "…"."…" AS source GROUP BY 9) AS measured
        SELECT pg_backend_pid(), set_config('…', $1::text[]::text, true), set_config('…', '…', true), set_config('…', '…', true), set_config('…', '…', true), set_config('…', '…', true)
        COPY (SELECT "…", … FROM "…"."…" AS source ORDER BY source."…") TO STDOUT (FORMAT BINARY)
        COPY (SELECT "…", … FROM "…"."…" AS source) TO STDOUT (FORMAT BINARY)
        SELECT record_send(ROW("…", …)) FROM "…"."…" AS source WHERE "…" OPERATOR("…".&&) "…".ST_MakeEnvelope($1, $2, $3, $4, 9) ORDER BY source."…"
        """);

    public static HashSet<string> OfImports { get; } = Lines(
        """
        BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED
        SET LOCAL statement_timeout = 9
        SET LOCAL lock_timeout = 9
        SELECT pg_advisory_xact_lock(9)
        SELECT to_regclass('…') IS NOT NULL
        SELECT number, name, checksum FROM ecotiles.migration
        SELECT coalesce(has_function_privilege(to_regprocedure('…')::oid, '…'), false)
        CALL ecotiles.set_up_roles()
        COMMIT
        SET statement_timeout = 9
        SET lock_timeout = '…'
        SET synchronous_commit = on
        SELECT run_id, source_key FROM ecotiles_staging.run ORDER BY started_at DESC
        SELECT pg_try_advisory_lock(hashtextextended($1, 9))
        INSERT INTO ecotiles_staging.run (run_id, source_key) VALUES ($1, $2)
        SELECT staged_table, rows, report::text FROM ecotiles_staging.layer WHERE run_id = $1 AND layer_key = $2
        DROP TABLE IF EXISTS ecotiles_staging."…"
        CREATE UNLOGGED TABLE ecotiles_staging."…" (fid bigint, "…" text, geom geometry(MultiPoint, 9))
        COPY ecotiles_staging."…" ("…", …) FROM STDIN (FORMAT BINARY)
        INSERT INTO ecotiles_staging.layer (run_id, layer_key, staged_table, rows, report) VALUES ($1, $2, $3, $4, $5::jsonb) ON CONFLICT (run_id, layer_key) DO UPDATE SET staged_table = $3, rows = $4, report = $5::jsonb
        BEGIN ISOLATION LEVEL REPEATABLE READ
        SELECT "…", … FROM ecotiles."…" ORDER BY fid
        ROLLBACK
        SELECT "…", …, geom::bytea FROM ecotiles."…" ORDER BY fid
        DROP TABLE IF EXISTS ecotiles."…"
        CREATE TABLE ecotiles."…" (fid bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, "…" text, geom geometry(MultiPoint, 9))
        CREATE INDEX ON ecotiles."…" USING gist (geom)
        UPDATE ecotiles_staging."…" AS target SET fid = numbered.first + numbered.number FROM ( SELECT place, row_number() OVER () AS number, greatest( (SELECT coalesce(max(fid), 9) FROM ecotiles."…"), (SELECT coalesce(max(fid), 9) FROM ecotiles_staging."…")) AS first FROM ( SELECT s.ctid AS place, s.fid, row_number() OVER (PARTITION BY s.fid) AS occurrence, EXISTS (SELECT FROM ecotiles."…" WHERE ecotiles."…".fid = s.fid) AS is_taken FROM ecotiles_staging."…" AS s) AS found WHERE fid IS NULL OR is_taken OR occurrence > 9) AS numbered WHERE target.ctid = numbered.place
        INSERT INTO ecotiles."…" ("…", …) SELECT "…", … FROM ecotiles_staging."…"
        SELECT setval(pg_get_serial_sequence('…', '…'), max(fid)) FROM ecotiles."…" HAVING max(fid) IS NOT NULL
        SET CONSTRAINTS ALL IMMEDIATE
        SELECT relname::text FROM pg_class WHERE relnamespace = '…'::regnamespace AND relkind = '…' AND starts_with(relname, $1)
        DROP TABLE ecotiles_staging."…", …
        DELETE FROM ecotiles_staging.run WHERE run_id = $1
        ANALYZE ecotiles."…"
        CREATE UNLOGGED TABLE ecotiles_staging."…" (fid bigint, "…", …)
        CREATE UNLOGGED TABLE ecotiles_staging."…" (fid bigint, "…", …, geom geometry(MultiPolygon, 9))
        LOCK TABLE ecotiles."…", … IN SHARE ROW EXCLUSIVE MODE
        DELETE FROM ecotiles."…" WHERE plan_id = ANY ($1)
        UPDATE ecotiles_staging."…" AS target SET fid = numbered.first + numbered.number FROM ( SELECT place, row_number() OVER () AS number, greatest( (SELECT coalesce(max(fid), 9) FROM ecotiles."…"), (SELECT coalesce(max(fid), 9) FROM ecotiles_staging."…")) AS first FROM ( SELECT s.ctid AS place, s.fid, row_number() OVER (PARTITION BY s.fid) AS occurrence, EXISTS (SELECT FROM ecotiles."…" WHERE ecotiles."…".fid = s.fid AND ecotiles."…".code <> s.code) AS is_taken FROM ecotiles_staging."…" AS s) AS found WHERE fid IS NULL OR is_taken OR occurrence > 9) AS numbered WHERE target.ctid = numbered.place
        SELECT CASE WHEN c.oid IS NULL THEN format('…', i.indexrelid::regclass) ELSE format('…', i.indrelid::regclass, c.conname) END, CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid) ELSE format('…', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('…', '…', '…') WHERE i.indrelid = $1::regclass AND pg_has_role(t.relowner, '…') AND (c.oid IS NOT NULL OR NOT i.indisunique) AND NOT i.indisreplident AND NOT EXISTS (SELECT FROM pg_depend WHERE refobjid IN (i.indexrelid, c.oid) AND deptype = '…') AND NOT EXISTS (SELECT FROM ecotiles."…") AND (SELECT count(*) FROM (SELECT FROM ecotiles_staging."…" LIMIT 9) AS rows) = 9 ORDER BY i.indexrelid
        INSERT INTO ecotiles."…" ("…", …) SELECT "…", … FROM ecotiles_staging."…" ON CONFLICT (code) DO UPDATE SET "…", …
        """);

    static HashSet<string> Lines(string text) => [.. text.Split('\n')];
}
