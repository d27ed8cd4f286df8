using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>
/// Puts colours that hardly differ together, so that there are fewer to choose from: each cell shows the mean of its
/// colours. Where that would leave too few, as in a faint slope, cells are finer.
/// </summary>
sealed class ColorCells
{
    const int SlotBits = 15;
    readonly int[] _slots = new int[1 << SlotBits]; // number of a cell and one; 0 is free
    uint[] _keys = [];
    uint[] _colors = [];
    int[] _pixels = [];
    int[] _cells = [];
    Vector128<float>[] _sums = [];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Colors => _colors.AsSpan(0, Count);

    /// <summary>How many pixels have a colour of each cell.</summary>
    public ReadOnlySpan<int> Pixels => _pixels.AsSpan(0, Count);

    /// <summary>The cell of each member, in their order.</summary>
    public ReadOnlySpan<int> OfMembers => _cells;

    /// <param name="fewest">How many cells are enough.</param>
    public void Make(ReadOnlySpan<int> members, ReadOnlySpan<uint> colors, ReadOnlySpan<int> pixels, int fewest)
    {
        if (_cells.Length < members.Length)
        {
            var room = members.Length * 2;
            (_keys, _colors, _pixels, _cells) = (new uint[room], new uint[room], new int[room], new int[room]);
            _sums = new Vector128<float>[room];
        }
        foreach (var mask in (ReadOnlySpan<uint>)[0xF8F8F8F8, 0xFCFCFCFC, 0xFFFFFFFF])
        {
            Gather(members, colors, pixels, mask);
            if (Count >= fewest) break;
        }
        for (var i = 0; i < Count; i++) _colors[i] = MedianCut.Rounded(_sums[i] / _pixels[i]);
    }

    void Gather(ReadOnlySpan<int> members, ReadOnlySpan<uint> colors, ReadOnlySpan<int> pixels, uint mask)
    {
        Array.Clear(_slots);
        Count = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var (color, weight) = (colors[members[i]], pixels[members[i]]);
            var cell = CellOf(color & mask);
            _pixels[cell] += weight;
            _sums[cell] += MedianCut.Channels(color) * weight;
            _cells[i] = cell;
        }
    }

    int CellOf(uint key)
    {
        for (var slot = (int)((key * 0x9E3779B1) >> (32 - SlotBits)); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var cell = _slots[slot] - 1;
            if (cell >= 0)
            {
                if (_keys[cell] == key) return cell;
                continue;
            }
            (_keys[Count], _pixels[Count], _sums[Count]) = (key, 0, Vector128<float>.Zero);
            _slots[slot] = ++Count;
            return Count - 1;
        }
    }
}
