using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Remembers which part each row belongs to, as runs of consecutive row ids: mostly a handful.</summary>
sealed class RowParts
{
    readonly GrowingArray<(long First, long Last, int Part)> _runs = new();
    bool _isSorted = true;
    int _current;

    public void Add(long row, int part)
    {
        if (_runs.Count > 0)
        {
            ref var run = ref _runs[^1];
            if (row == run.Last + 1 && part == run.Part)
            {
                run.Last = row;
                return;
            }
            _isSorted &= row > run.Last;
        }
        _runs.Add((row, row, part));
    }

    /// <summary>The part of a row, or -1 for a row that was not added.</summary>
    public int PartOf(long row)
    {
        if (!_isSorted)
        {
            _runs.Span.Sort((a, b) => a.First.CompareTo(b.First));
            _isSorted = true;
        }
        var runs = _runs.Span;
        // Neighbours in the index are often neighbours in the table.
        if (_current < runs.Length && Holds(runs[_current], row)) return runs[_current].Part;
        var (low, high) = (0, runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].Last < row) low = middle + 1;
            else high = middle;
        }
        _current = low;
        return low < runs.Length && Holds(runs[low], row) ? runs[low].Part : -1;
    }

    static bool Holds((long First, long Last, int Part) run, long row) => row >= run.First && row <= run.Last;
}
