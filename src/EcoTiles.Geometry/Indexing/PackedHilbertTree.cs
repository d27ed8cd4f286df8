using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Indexing;

/// <summary>
/// An R-tree without pointers over boxes that are already in Hilbert order: sixteen neighbours share a parent box,
/// sixteen parents a grandparent, and so on. Item numbers are the numbers of the boxes given.
/// </summary>
public sealed class PackedHilbertTree
{
    const int Fanout = 16;

    readonly LatticeBox[] _boxes;
    readonly int[] _levelStarts; // leaves first, the root's level last

    public PackedHilbertTree(ReadOnlySpan<LatticeBox> items)
    {
        Count = items.Length;
        var starts = new List<int> { 0 };
        var total = items.Length;
        for (var width = items.Length; width > 1;)
        {
            starts.Add(total);
            width = (width + Fanout - 1) / Fanout;
            total += width;
        }
        _levelStarts = [.. starts, total];
        _boxes = new LatticeBox[total];
        items.CopyTo(_boxes);
        for (var level = 1; level < starts.Count; level++) BuildLevel(level);
    }

    public int Count { get; }

    public LatticeBox Bounds => Count == 0 ? LatticeBox.Empty : _boxes[^1];

    public long Bytes => 16L * _boxes.Length;

    public LatticeBox this[int item] => _boxes[item];

    /// <summary>Adds the numbers of all items whose box meets this one, in ascending order.</summary>
    public void Search(in LatticeBox box, GrowingArray<int> found)
    {
        if (Count > 0) Search(_levelStarts.Length - 2, 0, box, found);
    }

    void Search(int level, int position, in LatticeBox box, GrowingArray<int> found)
    {
        var node = _boxes[_levelStarts[level] + position];
        if (!node.Intersects(box)) return;
        if (level == 0)
        {
            found.Add(position);
            return;
        }
        if (box.Contains(node))
        {
            AddAllBelow(level, position, found);
            return;
        }
        var end = Math.Min((position + 1) * Fanout, _levelStarts[level] - _levelStarts[level - 1]);
        if (level > 1)
        {
            for (var child = position * Fanout; child < end; child++) Search(level - 1, child, box, found);
            return;
        }
        for (var leaf = position * Fanout; leaf < end; leaf++)
        {
            if (_boxes[leaf].Intersects(box)) found.Add(leaf);
        }
    }

    void AddAllBelow(int level, int position, GrowingArray<int> found)
    {
        long first = position, end = position + 1L;
        for (var step = level; step > 0; step--)
        {
            first *= Fanout;
            end *= Fanout;
        }
        var last = (int)Math.Min(end, Count);
        for (var item = (int)first; item < last; item++) found.Add(item);
    }

    void BuildLevel(int level)
    {
        var below = _boxes.AsSpan(_levelStarts[level - 1].._levelStarts[level]);
        for (var parent = 0; parent * Fanout < below.Length; parent++)
        {
            var box = LatticeBox.Empty;
            foreach (var child in below[(parent * Fanout)..Math.Min(below.Length, (parent + 1) * Fanout)])
                box = box.Including(child);
            _boxes[_levelStarts[level] + parent] = box;
        }
    }
}
