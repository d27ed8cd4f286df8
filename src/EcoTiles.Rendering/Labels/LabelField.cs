namespace EcoTiles.Rendering.Labels;

/// <summary>
/// All labels of a map at one zoom, decided as they are asked for. Whether a label is shown depends only on the labels
/// of higher rank that want its place, and so on upwards: every picture that asks gets the answer that deciding the whole
/// map in the order of ranks would give, whichever part of it is looked at first.
/// </summary>
/// <param name="makeCell">The labels whose anchor lies in a cell.</param>
sealed class LabelField(Func<LabelCell, IReadOnlyList<Label>> makeCell)
{
    /// <summary>Side of a cell in style pixels.</summary>
    public const int CellSide = 256;

    /// <summary>A label that reaches further from its anchor than this, in style pixels, is not shown.</summary>
    public const int Reach = 512;

    readonly Dictionary<LabelCell, IReadOnlyList<Label>> _cells = [];
    readonly Dictionary<Label, Label[]> _rivals = [];
    readonly Stack<Label> _open = [];
    readonly Lock _deciding = new();
    int _count;

    /// <summary>How many labels and cells it holds so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The labels that show in a part of the map, in the order they are drawn.</summary>
    public List<Label> Shown(in LabelBox part)
    {
        var shown = new List<Label>();
        lock (_deciding)
        {
            foreach (var label in Around(part))
            {
                if (Decide(label)) shown.Add(label);
            }
        }
        shown.Sort(InDrawOrder);
        return shown;
    }

    /// <summary>Lower layers first; within a layer as its style says, and else in the order of the data.</summary>
    static int InDrawOrder(Label one, Label other)
    {
        var byLayer = other.Rank.Layer.CompareTo(one.Rank.Layer);
        if (byLayer != 0) return byLayer;
        var byOrder = one.Order.CompareTo(other.Order);
        return byOrder != 0 ? byOrder : one.Rank.CompareTo(other.Rank);
    }

    bool Decide(Label label)
    {
        _open.Push(label);
        while (_open.TryPeek(out var next))
        {
            if (next.State == LabelState.Undecided)
            {
                var rivals = RivalsOf(next);
                if (Array.Find(rivals, rival => rival.State == LabelState.Undecided) is { } first)
                {
                    _open.Push(first);
                    continue;
                }
                next.Settle(next.Forms.FirstOrDefault(form => Fits(form, rivals)));
                _rivals.Remove(next);
            }
            _open.Pop();
        }
        return label.State == LabelState.Shown;
    }

    static bool Fits(LabelForm form, Label[] rivals)
    {
        foreach (var wanted in form.Tested)
        {
            foreach (var rival in rivals)
            {
                foreach (var taken in rival.Shown?.Blocking ?? [])
                {
                    if (taken.Refuses(wanted)) return false;
                }
            }
        }
        return true;
    }

    /// <summary>The labels of higher rank that could stand in its way.</summary>
    Label[] RivalsOf(Label label)
    {
        if (_rivals.TryGetValue(label, out var known)) return known;
        var rivals = Around(label.Bounds).Where(other => other.Rank.CompareTo(label.Rank) < 0).ToArray();
        return _rivals[label] = rivals;
    }

    IEnumerable<Label> Around(LabelBox box)
    {
        for (var row = CellOf(box.MinY - Reach); row <= CellOf(box.MaxY + Reach); row++)
        {
            for (var column = CellOf(box.MinX - Reach); column <= CellOf(box.MaxX + Reach); column++)
            {
                foreach (var label in Cell(new LabelCell(column, row)))
                {
                    if (label.Bounds.Meets(box)) yield return label;
                }
            }
        }
    }

    IReadOnlyList<Label> Cell(LabelCell cell)
    {
        if (_cells.TryGetValue(cell, out var labels)) return labels;
        _cells.Add(cell, labels = makeCell(cell));
        Volatile.Write(ref _count, _count + labels.Count + 1);
        return labels;
    }

    static int CellOf(double ordinate) => (int)Math.Floor(ordinate / CellSide);
}

/// <summary>A square of the map, counted from the top-left corner of the world.</summary>
readonly record struct LabelCell(int Column, int Row);
