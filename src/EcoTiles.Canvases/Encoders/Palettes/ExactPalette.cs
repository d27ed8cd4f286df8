namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>The colours of a picture that has at most 256, found in one pass.</summary>
sealed class ExactPalette
{
    const int SlotBits = 11;
    readonly ushort[] _slots = new ushort[1 << SlotBits]; // number of a colour and one; 0 is free
    readonly uint[] _colors = new uint[256];

    public int Count { get; private set; }

    /// <summary>Premultiplied colours in the order of their numbers.</summary>
    public ReadOnlySpan<uint> Colors => _colors.AsSpan(0, Count);

    /// <summary>Writes each pixel's number; false, at the first colour too many, when there is no such palette.</summary>
    public bool TryMake(ReadOnlySpan<uint> pixels, Span<byte> numbers)
    {
        Array.Clear(_slots);
        Count = 0;
        var (last, number) = (~pixels[0], 0);
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != last)
            {
                last = pixels[i];
                number = NumberOf(last);
                if (number < 0) return false;
            }
            numbers[i] = (byte)number;
        }
        return true;
    }

    int NumberOf(uint color)
    {
        for (var slot = (color * 0x9E3779B1) >> (32 - SlotBits); ; slot = (slot + 1) & ((1 << SlotBits) - 1))
        {
            var entry = _slots[slot];
            if (entry == 0)
            {
                if (Count == 256) return -1;
                _colors[Count] = color;
                _slots[slot] = (ushort)++Count;
                return Count - 1;
            }
            if (_colors[entry - 1] == color) return entry - 1;
        }
    }
}
