using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>Lists the geometry columns of a database: those that can be read, and the problems of those that cannot.</summary>
sealed class PostGisContents(PostGisDatabase database, NpgsqlConnection connection, PostGisSql sql, NamePattern chosen)
{
    public const string OwnSchema = "ecotiles";

    /// <summary>CGCS2000: what the server transforms other systems to.</summary>
    const int Target = 4490;

    static readonly string[] UsualKeys = ["fid", "ogc_fid", "id", "gid", "objectid"];

    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="Kind">Of pg_class: r, v, m, f or p.</param>
    sealed record Entry(
        long Oid, string Schema, string Relation, char Kind, string Geometry, string Type, int Modifier, string? Comment, bool IsReadable,
        bool IsPopulated);

    public List<PostGisTable> Tables { get; } = [];

    public List<LayerProblem> Problems { get; } = [];

    /// <summary>Tables that somebody had locked when they were to be asked for their system.</summary>
    public List<PostGisTable> Locked { get; } = [];

    /// <summary>Materialized views without data.</summary>
    public List<(string Schema, string Relation)> Unfilled { get; } = [];

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(cancellationToken).ConfigureAwait(false);
        entries.RemoveAll(entry => entry.Schema != OwnSchema && !chosen.Chooses(entry.Schema, entry.Relation));
        long[] oids = [.. entries.Select(entry => entry.Oid).Distinct()];
        var columns = await PostGisColumns.ReadAsync(connection, oids, cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            var name = NameOf(entry);
            if (!entry.IsReadable)
            {
                Problems.Add(PostGisProblems.Forbidden(name));
                continue;
            }
            if (!entry.IsPopulated)
            {
                Problems.Add(PostGisProblems.NotPopulated(name, entry.Schema, entry.Relation));
                Unfilled.Add((entry.Schema, entry.Relation));
                continue;
            }
            try
            {
                if (await ReadAsync(entry, name, columns[entry.Oid], cancellationToken).ConfigureAwait(false) is { } table) Tables.Add(table);
            }
            catch (PostgresException failure)
            {
                if (failure.SqlState == PostgresErrorCodes.LockNotAvailable) Locked.Add(Described(entry, name, 0, CoordinateSystem.Find(Target)!)); // our own
                else Problems.Add(PostGisProblems.Unreadable(name, failure, database.Name));
            }
        }
    }

    async Task<PostGisTable?> ReadAsync(Entry entry, string name, TableColumns columns, CancellationToken cancellationToken)
    {
        var (declared, type) = GeometryModifier.Read(entry.Modifier);
        if (GeometryModifier.CurveName(type) is { } curve)
        {
            Problems.Add(LayerProblems.Curve(name, curve));
            return null;
        }
        if (await SystemOfAsync(entry, name, declared, cancellationToken).ConfigureAwait(false) is not { } srid) return null;
        var system = CoordinateSystem.Find(srid);
        if (system is null && !await CanTransformAsync(name, srid, cancellationToken).ConfigureAwait(false)) return null;
        var isOwn = entry.Schema == OwnSchema;
        var key = columns.Key ?? (entry.Kind is 'v' or 'm' or 'f' ? columns.LikelyKey(UsualKeys) : null);
        return Described(entry, name, srid, system ?? CoordinateSystem.Find(Target)!) with // our own
        {
            Title = isOwn ? Chinese(entry.Comment) : entry.Comment,
            KeyColumn = key,
            Columns = [.. columns.Attributes.Where(column => column.Name != key)
                .Select(column => isOwn ? column with { Schema = column.Schema with { Description = Chinese(column.Schema.Description) } } : column)],
            PlanColumn = isOwn && columns.Attributes.Any(column => column.Name == "plan_id") ? "plan_id" : null,
            IsGeography = entry.Type == "geography",
        };
    }

    static PostGisTable Described(Entry entry, string name, int srid, CoordinateSystem system) => new(
        name, entry.Schema, entry.Relation, entry.Geometry, GeometryModifier.KindOf(GeometryModifier.Read(entry.Modifier).Type), srid, system);

    /// <summary>The system that the column declares, or else the one its shapes have.</summary>
    async Task<int?> SystemOfAsync(Entry entry, string name, int declared, CancellationToken cancellationToken)
    {
        if (declared > 0) return declared;
        if (entry.Type == "geography") return 4326;
        var found = await database.WithinLimitsAsync(
            connection, () => SystemsAsync(entry, cancellationToken), cancellationToken, database.Options.ListingLockTimeout).ConfigureAwait(false);
        switch (found)
        {
            case []:
                Problems.Add(LayerProblems.Empty(name));
                return null;
            case [{ Srid: 0 }]:
                Problems.Add(PostGisProblems.UnknownSystem(name, 0));
                return null;
            case [var only]:
                return only.Srid;
            default:
                Problems.Add(PostGisProblems.MixedSystems(
                    name, string.Join(", ", found.Select(each => FormattableString.Invariant($"{each.Srid}: {each.Count}")))));
                return null;
        }
    }

    async Task<List<(int Srid, long Count)>> SystemsAsync(Entry entry, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(sql.Systems(entry.Schema, entry.Relation, entry.Geometry), connection);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<(int Srid, long Count)>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add((rows.GetInt32(0), rows.GetInt64(1)));
        return found;
    }

    /// <summary>
    /// Whether the server knows the system, and may be trusted with it: from the old Chinese datums it would transform
    /// without their parameters, a hundred metres off.
    /// </summary>
    async Task<bool> CanTransformAsync(string layer, int srid, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(sql.DescribeSystem(), connection);
        query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = srid });
        if (await query.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string description)
        {
            Problems.Add(PostGisProblems.UnknownSystem(layer, srid));
            return false;
        }
        if (KnownCoordinateSystems.OldDatum(srid, description) is null) return true;
        var name = description.Split('"') is [_, var first, ..] ? first : null;
        Problems.Add(LayerProblems.UnknownSystem(layer, srid, name));
        return false;
    }

    async Task<List<Entry>> EntriesAsync(CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(
            """
            SELECT class.oid::bigint, nspname, relname, relkind, attname, base.typname,
              CASE declared.typtype WHEN 'd' THEN declared.typtypmod ELSE atttypmod END, obj_description(class.oid, 'pg_class'),
              has_schema_privilege(space.oid, 'USAGE') AND has_column_privilege(class.oid, attnum, 'SELECT'),
              relispopulated
            FROM pg_class AS class JOIN pg_namespace AS space ON space.oid = relnamespace
            JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
            JOIN pg_type AS declared ON declared.oid = atttypid
            JOIN pg_type AS base ON base.oid = CASE declared.typtype WHEN 'd' THEN declared.typbasetype ELSE declared.oid END
            WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT relispartition AND base.typname IN ('geometry', 'geography')
              AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'ecotiles_staging')
              AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
            ORDER BY nspname <> 'ecotiles', nspname <> 'public', nspname, relname, attnum
            """, connection);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<Entry>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            entries.Add(new(
                rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetChar(3), rows.GetString(4), rows.GetString(5), rows.GetInt32(6),
                rows.IsDBNull(7) || string.IsNullOrWhiteSpace(rows.GetString(7)) ? null : rows.GetString(7), rows.GetBoolean(8), rows.GetBoolean(9)));
        }
        return entries;
    }

    /// <summary>The table's name, with its schema outside public, with its column when there is another; addresses need no / and no comma.</summary>
    string NameOf(Entry entry)
    {
        var name = entry.Schema is OwnSchema or "public" ? entry.Relation : $"{entry.Schema}.{entry.Relation}";
        name = name.Replace('/', '-').Replace(',', '-');
        // Tables of our own belong to plans, all others to the plan of the database.
        if (_names.Add($"{entry.Schema == OwnSchema} {name}")) return name;
        name = $"{name}.{entry.Geometry.Replace('/', '-').Replace(',', '-')}";
        while (!_names.Add($"{entry.Schema == OwnSchema} {name}")) name += "-2";
        return name;
    }

    /// <summary>Our own comments are written in both languages, Chinese first.</summary>
    static string? Chinese(string? comment) => comment?.Split(" / ", 2)[0];
}
