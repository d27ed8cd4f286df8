using System.Numerics;
using System.Runtime.InteropServices;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Remembers which polygons were found not to cross themselves: neighbouring frames and zooms have many in common, and
/// each would ask again. A shape is known by its id and its points, so that an edited one is another. Of two that fall
/// on the same place the later is remembered.
/// </summary>
sealed class SoundShapes
{
    /// <summary>Smaller ones are looked at as quickly as they are looked up.</summary>
    const int FewPoints = 8;

    const int PlaceBits = 17; // a megabyte

    /// <summary>Written by many threads: a place holds one shape or another, never a mixture.</summary>
    readonly ulong[] _known = new ulong[1 << PlaceBits];

    public bool Holds(long id, ReadOnlySpan<int> points)
    {
        if (points.Length < 2 * FewPoints) return false;
        var shape = NumberOf(id, points);
        return _known[PlaceOf(shape)] == shape;
    }

    public void Add(long id, ReadOnlySpan<int> points)
    {
        if (points.Length < 2 * FewPoints) return;
        var shape = NumberOf(id, points);
        _known[PlaceOf(shape)] = shape;
    }

    /// <summary>Never 0, which stands where nothing is known.</summary>
    static ulong NumberOf(long id, ReadOnlySpan<int> points)
    {
        var check = 0u;
        foreach (var point in MemoryMarshal.Cast<int, ulong>(points)) check = BitOperations.Crc32C(check, point);
        var owner = BitOperations.Crc32C((uint)points.Length, (ulong)id);
        return ((ulong)check << 32) | owner | 1;
    }

    static int PlaceOf(ulong shape) => (int)((shape * 0x9E3779B97F4A7C15) >> (64 - PlaceBits));
}
