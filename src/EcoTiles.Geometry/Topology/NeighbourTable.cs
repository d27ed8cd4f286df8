using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Remembers with which neighbours each place was seen, in eight bytes a place: half a fingerprint of it, half of the
/// neighbours, 0 once they differ. Two places with the same fingerprint (one in four thousand million) would at worst
/// keep a point that could go.
/// </summary>
sealed class NeighbourTable
{
    ulong[] _slots = [];
    int _shift;
    int _mask;

    /// <summary>Forgets everything and makes room.</summary>
    public void Reset(int places)
    {
        var bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, places)) + 2);
        _shift = 64 - bits;
        _mask = (1 << bits) - 1;
        if (_slots.Length < 1 << bits) _slots = new ulong[1 << bits];
        else Array.Clear(_slots, 0, 1 << bits);
    }

    /// <summary>Returns the slot of the place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Note(ulong hash, uint neighbours)
    {
        var slots = _slots;
        var fingerprint = (ulong)((uint)hash | 1u) << 32;
        for (var at = (int)(hash >> _shift); ; at = (at + 1) & _mask)
        {
            var seen = slots[at];
            if (seen == 0) slots[at] = fingerprint | neighbours;
            else if ((seen ^ fingerprint) > uint.MaxValue) continue;
            else if ((uint)seen != neighbours) slots[at] = fingerprint;
            return at;
        }
    }

    /// <summary>Whether the place in this slot was seen with different neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMixed(int slot) => (uint)_slots[slot] == 0;
}
