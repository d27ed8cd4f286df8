using EcoTiles.Geometry.Shapes;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>How much of a table belongs to one value of its plan column, or to no plan at all.</summary>
sealed record TablePart(string Value, long Count, long Bytes)
{
    /// <summary>In the system that the table is read in.</summary>
    public Envelope Bounds { get; set; } = Envelope.Empty;

    /// <summary>For each column asked for, what occurs in it; a column with too many values is left out.</summary>
    public Dictionary<string, HashSet<string>> Values { get; } = new(StringComparer.Ordinal);
}

/// <summary>Counts rows, finds their bounds and the values that occur.</summary>
sealed class PostGisMeasure(NpgsqlConnection connection, PostGisSql sql, PostGisTable table)
{
    /// <summary>More values than this are too many to filter by.</summary>
    const int MostValues = 200;

    /// <summary>Values of all plans together that are looked at.</summary>
    const int MostRows = 20_000;

    public async Task<List<TablePart>> PartsAsync(IReadOnlyList<string> filterColumns, CancellationToken cancellationToken)
    {
        var parts = await MeasureAsync(null, cancellationToken).ConfigureAwait(false);
        var domain = table.IsTransformed ? (Envelope?)null : table.System.Domain;
        if (domain is { } box && parts.Exists(part => !Holds(box, part.Bounds)))
        {
            // A box that leaves the coordinate system has bad shapes in it: only the good ones count.
            var inside = await MeasureAsync(box, cancellationToken).ConfigureAwait(false);
            foreach (var part in parts.Where(part => !Holds(box, part.Bounds)))
                part.Bounds = inside.Find(each => each.Value == part.Value) is { Bounds.IsEmpty: false } better ? better.Bounds : part.Bounds;
        }
        if (table.IsTransformed)
        {
            foreach (var part in parts) part.Bounds = await TransformedAsync(part.Bounds, cancellationToken).ConfigureAwait(false);
        }
        foreach (var column in filterColumns.Where(name => table.Columns.Any(column => column.Name == name)))
            await AddValuesAsync(parts, column, cancellationToken).ConfigureAwait(false);
        return parts;
    }

    async Task<List<TablePart>> MeasureAsync(Envelope? inside, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(sql.Measure(table, inside is not null), connection);
        if (inside is { } box) AddBox(query, box);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var parts = new List<TablePart>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            parts.Add(new(rows.IsDBNull(0) ? "" : rows.GetString(0), rows.GetInt64(1), rows.IsDBNull(6) ? 0 : rows.GetInt64(6))
            {
                Bounds = BoxOf(rows, 2),
            });
        }
        return parts;
    }

    async Task<Envelope> TransformedAsync(Envelope bounds, CancellationToken cancellationToken)
    {
        if (bounds.IsEmpty) return bounds;
        // A point has no edges that could be divided.
        if (bounds.Width + bounds.Height == 0) bounds = bounds.GrownBy(1e-6);
        await using var query = new NpgsqlCommand(sql.TransformedBox(table.Srid, table.System.Srid), connection);
        AddBox(query, bounds);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? BoxOf(rows, 0) : Envelope.Empty;
    }

    async Task AddValuesAsync(List<TablePart> parts, string column, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(PostGisSql.Values(table, column), connection);
        query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostRows });
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await using (var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            var count = 0;
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var plan = rows.IsDBNull(0) ? "" : rows.GetString(0);
                if (!found.TryGetValue(plan, out var values)) found[plan] = values = new(StringComparer.Ordinal);
                values.Add(rows.GetString(1));
                if (++count == MostRows) return;
            }
        }
        foreach (var part in parts)
        {
            var values = found.GetValueOrDefault(part.Value, []);
            if (values.Count <= MostValues) part.Values[column] = values;
        }
    }

    static void AddBox(NpgsqlCommand query, Envelope box)
    {
        foreach (var side in new[] { box.MinX, box.MinY, box.MaxX, box.MaxY })
            query.Parameters.Add(new NpgsqlParameter<double> { TypedValue = side });
    }

    static Envelope BoxOf(NpgsqlDataReader rows, int first) => rows.IsDBNull(first)
        ? Envelope.Empty
        : new(rows.GetDouble(first), rows.GetDouble(first + 1), rows.GetDouble(first + 2), rows.GetDouble(first + 3));

    static bool Holds(Envelope domain, Envelope box) => !box.IsEmpty && box.MinX >= domain.MinX && box.MinY >= domain.MinY
        && box.MaxX <= domain.MaxX && box.MaxY <= domain.MaxY;
}
