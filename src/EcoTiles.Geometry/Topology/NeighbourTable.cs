using System.Numerics;
using System.Runtime.CompilerServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Remembers with which neighbours each point was seen, in eight bytes a point: half a fingerprint of the place, half
/// of the neighbours, 0 once they differ. Two places with the same fingerprint (one in four thousand million) would at
/// worst keep a point that could go. Several threads may note at the same time.
/// </summary>
sealed unsafe class NeighbourTable
{
    readonly ulong[] _slots;
    readonly ulong* _address;
    readonly int _shift;
    readonly int _mask;
    long _found;

    /// <param name="places">How many different places are expected; up to a third more still fit.</param>
    public NeighbourTable(long places)
    {
        var bits = Math.Max(10, 64 - BitOperations.LeadingZeroCount((ulong)places * 4 / 3));
        _shift = 64 - bits;
        _mask = (1 << bits) - 1;
        _slots = GC.AllocateArray<ulong>(1 << bits, pinned: true);
        LargePages.Prefer(_slots);
        _address = (ulong*)Unsafe.AsPointer(ref _slots[0]);
    }

    /// <summary>More places would make the table slow, and in the end endless.</summary>
    public bool IsFull => Interlocked.Read(ref _found) > _slots.Length * 4L / 5;

    public void Found(int places) => Interlocked.Add(ref _found, places);

    public static ulong Hash(int x, int y)
    {
        var hash = (((ulong)(uint)x << 32) | (uint)y) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 29);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void* AddressOf(ulong hash) => _address + (hash >> _shift);

    /// <summary>True when the place is seen for the first time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Note(ulong hash, uint neighbours)
    {
        var fingerprint = Fingerprint(hash);
        for (var at = (int)(hash >> _shift); ; at = (at + 1) & _mask)
        {
            var seen = Volatile.Read(ref _address[at]);
            if (seen == 0)
            {
                seen = Interlocked.CompareExchange(ref _address[at], (fingerprint << 32) | neighbours, 0);
                if (seen == 0) return true;
            }
            if (seen >> 32 != fingerprint) continue;
            if ((uint)seen != neighbours) Volatile.Write(ref _address[at], fingerprint << 32);
            return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMixed(ulong hash)
    {
        var fingerprint = Fingerprint(hash);
        var at = (int)(hash >> _shift);
        while (_address[at] >> 32 != fingerprint) at = (at + 1) & _mask;
        return (uint)_address[at] == 0;
    }

    static ulong Fingerprint(ulong hash) => (uint)hash | 1u;
}
