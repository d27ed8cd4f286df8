using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Remembers which large polygons were found not to cross themselves: a plan area lies in frame after frame, and each
/// would ask again. A shape is known by its points, so that an edited one is another.
/// </summary>
sealed class SoundShapes
{
    /// <summary>Smaller ones are looked at as quickly as they are looked up.</summary>
    const int FewPoints = 256;

    /// <summary>When so many are known, all are forgotten.</summary>
    const int MostKnown = 50_000;

    readonly ConcurrentDictionary<(long Id, int Length, uint Check), bool> _known = new();

    public bool Holds(long id, ReadOnlySpan<int> points) =>
        points.Length >= 2 * FewPoints && _known.ContainsKey((id, points.Length, CheckOf(points)));

    public void Add(long id, ReadOnlySpan<int> points)
    {
        if (points.Length < 2 * FewPoints) return;
        if (_known.Count >= MostKnown) _known.Clear();
        _known[(id, points.Length, CheckOf(points))] = true;
    }

    static uint CheckOf(ReadOnlySpan<int> points)
    {
        var check = 0u;
        foreach (var point in MemoryMarshal.Cast<int, ulong>(points)) check = BitOperations.Crc32C(check, point);
        return check;
    }
}
