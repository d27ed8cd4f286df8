using EcoTiles.Geometry.Projections;

namespace EcoTiles.Import.Pipeline;

/// <summary>
/// Reads a layer and judges its rows, many at a time on all cores. The next rows are read and judged while the caller is busy
/// with those it has.
/// </summary>
static class JudgedRows
{
    const int RowsAtATime = 1024;

    /// <summary>The rows in the order of the layer; each is filled anew some rows later.</summary>
    public static IEnumerable<CandidateRow> Of(
        LayerMatch match, CoordinateSystem? system, string? wantedPlan, CancellationToken cancellationToken)
    {
        var reader = new CandidateReader(match, system, wantedPlan);
        ValueConverter[] converters = [.. match.Table.Columns.Select((column, i) => new ValueConverter(match.Table, column, match.Factors[i]))];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        using var source = match.Layer.Rows(cancellationToken).GetEnumerator();
        var more = true;

        int Fill(CandidateRow[] rows)
        {
            var count = 0;
            while (count < rows.Length && (more = source.MoveNext()))
            {
                if (reader.Read(source.Current, rows[count] ??= new())) count++;
            }
            Parallel.For(0, count, options, i => rows[i].Judge(match.Table, converters));
            return count;
        }

        CandidateRow[] taken = new CandidateRow[RowsAtATime], next = new CandidateRow[RowsAtATime];
        var filling = Task.Run(() => Fill(next), CancellationToken.None);
        try
        {
            for (var isLast = false; !isLast;)
            {
                var count = filling.GetAwaiter().GetResult();
                (taken, next) = (next, taken);
                isLast = !more;
                if (!isLast)
                {
                    var rows = next;
                    filling = Task.Run(() => Fill(rows), CancellationToken.None);
                }
                for (var i = 0; i < count; i++) yield return taken[i];
            }
        }
        finally
        {
            // The source must not be closed while it is read; what it had to say is of no use to a caller who left.
            ((IAsyncResult)filling).AsyncWaitHandle.WaitOne();
        }
    }
}
