using System.Numerics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Gives each distinct run of bytes a number, counted from 1, and keeps the bytes in one block. Where nearly every value
/// turns out to be another one, it stops looking for equals.
/// </summary>
sealed class ValuePool
{
    const int EnoughToTell = 4096;

    readonly GrowingArray<byte> _bytes = new(256);
    readonly GrowingArray<int> _ends = new(16);
    int[] _slots = new int[64];
    int _asked;
    int _last;
    bool _looksForEquals = true;

    public int Count => _ends.Count;

    public int Add(ReadOnlySpan<byte> value)
    {
        if (!_looksForEquals) return Append(value);
        if (_last > 0 && this[_last].SequenceEqual(value)) return _last; // what repeats, often repeats at once
        if (++_asked == EnoughToTell) _looksForEquals = Count < EnoughToTell * 3 / 4;
        if (2 * (Count + 1) > _slots.Length) Rehash();
        var at = (int)Hash(value) & (_slots.Length - 1);
        for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            if (this[_slots[at]].SequenceEqual(value)) return _last = _slots[at];
        }
        return _last = _slots[at] = Append(value);
    }

    public ReadOnlySpan<byte> this[int number] => _bytes.Span[(number == 1 ? 0 : _ends[number - 2]).._ends[number - 1]];

    public byte[] Bytes() => _bytes.ToArray();

    /// <summary>Where each value ends; the first entry stands for number 0, which has no bytes.</summary>
    public int[] Ends() => [0, .. _ends.Span];

    int Append(ReadOnlySpan<byte> value)
    {
        _bytes.AddRange(value);
        _ends.Add(_bytes.Count);
        return Count;
    }

    void Rehash()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 1; number <= Count; number++)
        {
            var at = (int)Hash(this[number]) & (_slots.Length - 1);
            while (_slots[at] != 0) at = (at + 1) & (_slots.Length - 1);
            _slots[at] = number;
        }
    }

    static uint Hash(ReadOnlySpan<byte> value)
    {
        var hash = (uint)value.Length;
        for (; value.Length >= 8; value = value[8..]) hash = BitOperations.Crc32C(hash, BitConverter.ToUInt64(value));
        foreach (var one in value) hash = BitOperations.Crc32C(hash, one);
        return hash * 0x9E3779B1 >> 3;
    }
}
