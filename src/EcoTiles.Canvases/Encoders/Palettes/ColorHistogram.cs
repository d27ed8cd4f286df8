using System.Numerics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>
/// The colours of a picture and how often each occurs; of more than fit, those alike are counted as one. Colours stay
/// multiplied by their alpha: so they compare as they show.
/// </summary>
sealed class ColorHistogram
{
    const int SlotBits = 15;
    const int MostFlat = 512;
    const int Most = 3 << (SlotBits - 2);
    readonly int[] _slots = new int[1 << SlotBits]; // number of a colour and one; 0 is free
    readonly uint[] _keys = new uint[Most];   // colours without the bits that are not told apart
    readonly uint[] _colors = new uint[Most]; // one of those with that key, one of a flat area if there is one
    readonly int[] _pixels = new int[Most];
    readonly bool[] _isFlat = new bool[Most];
    readonly HashSet<uint> _flatColors = new(MostFlat);
    uint _mask;

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Colors => _colors.AsSpan(0, Count);

    /// <summary>How many pixels have each colour.</summary>
    public ReadOnlySpan<int> Pixels => _pixels.AsSpan(0, Count);

    /// <summary>Whether a colour fills two by two pixels somewhere: no edge does.</summary>
    public ReadOnlySpan<bool> IsFlat => _isFlat.AsSpan(0, Count);

    public void Make(ReadOnlySpan<uint> pixels, int width)
    {
        _mask = 0;
        // Whole colours, and where there are too many of them, fewer and fewer bits a channel.
        foreach (var mask in (ReadOnlySpan<uint>)[0xFFFFFFFF, 0xFCFCFCFC, 0xF8F8F8F8, 0xF0F0F0F0, 0xE0E0E0E0])
        {
            if (_mask == uint.MaxValue && mask != _mask) FindFlatColors(pixels, width);
            _mask = mask;
            Array.Clear(_slots);
            Array.Clear(_pixels);
            Array.Clear(_isFlat);
            Count = 0;
            if (TryCount(pixels, width)) return;
        }
    }

    /// <summary>The number of a colour that was counted.</summary>
    public int NumberOf(uint color)
    {
        color = KeyOf(color);
        for (var slot = Slot(color); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (number < 0 || _keys[number] == color) return number;
        }
    }

    // Colours of flat areas are told apart to the last bit even where others are not.
    uint KeyOf(uint color) =>
        _mask == uint.MaxValue || _flatColors.Contains(color) ? color : color & _mask;

    void FindFlatColors(ReadOnlySpan<uint> pixels, int width)
    {
        _flatColors.Clear();
        for (var i = width + 1; i < pixels.Length && _flatColors.Count < MostFlat; i++)
        {
            var color = pixels[i];
            if (pixels[i - 1] == color && i % width != 0 && pixels[i - width] == color && pixels[i - width - 1] == color)
                _flatColors.Add(color);
        }
    }

    bool TryCount(ReadOnlySpan<uint> pixels, int width)
    {
        for (var start = 0; start < pixels.Length; start += width)
        {
            var row = pixels.Slice(start, width);
            for (var x = 0; x < width;)
            {
                var color = row[x];
                var run = 1;
                while (x + run < width && row[x + run] == color) run++;
                var number = Add(color);
                if (number < 0) return false;
                _pixels[number] += run;
                if (run > 1 && !_isFlat[number] && start > 0 && HasPair(pixels.Slice(start + x - width, run), color))
                    (_isFlat[number], _colors[number]) = (true, color);
                x += run;
            }
        }
        return true;
    }

    static bool HasPair(ReadOnlySpan<uint> row, uint color)
    {
        for (var i = 1; i < row.Length; i++)
            if (row[i] == color && row[i - 1] == color) return true;
        return false;
    }

    int Add(uint color)
    {
        var key = KeyOf(color);
        for (var slot = Slot(key); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (number >= 0)
            {
                if (_keys[number] == key) return number;
                continue;
            }
            if (Count == Most) return -1;
            (_keys[Count], _colors[Count]) = (key, color);
            _slots[slot] = ++Count;
            return Count - 1;
        }
    }

    static int Slot(uint color) => (int)((BitOperations.RotateLeft(color * 0x9E3779B1, 7) * 0x85EBCA6B) >> (32 - SlotBits));
}
