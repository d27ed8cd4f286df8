using EcoTiles.Geometry.Projections;

namespace EcoTiles.Import.Pipeline;

/// <summary>Reads a layer and judges its rows, many at a time on all cores.</summary>
static class JudgedRows
{
    const int RowsAtATime = 1024;

    /// <summary>The rows in the order of the layer; each is filled anew some rows later.</summary>
    public static IEnumerable<CandidateRow> Of(
        LayerMatch match, CoordinateSystem? system, string? wantedPlan, CancellationToken cancellationToken)
    {
        var reader = new CandidateReader(match, system, wantedPlan);
        ValueConverter[] converters = [.. match.Table.Columns.Select((column, i) => new ValueConverter(match.Table, column, match.Factors[i]))];
        var rows = new CandidateRow[RowsAtATime];
        for (var i = 0; i < rows.Length; i++) rows[i] = new();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        using var source = match.Layer.Rows(cancellationToken).GetEnumerator();
        for (var more = true; more;)
        {
            var count = 0;
            while (count < rows.Length && (more = source.MoveNext()))
            {
                if (reader.Read(source.Current, rows[count])) count++;
            }
            Parallel.For(0, count, options, i => rows[i].Judge(match.Table, converters));
            for (var i = 0; i < count; i++) yield return rows[i];
        }
    }
}
