using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Remembers the levels of arcs that were weighed a short while ago: most are asked for twice, by the polygons on both sides. What
/// it keeps fits into a core's own cache. An arc is known by a fingerprint of all its points; that two of those kept here have the
/// same by chance is less likely than one in a million million.
/// </summary>
sealed class WeighedArcs
{
    public const ulong FirstHash = 0x2545F4914F6CDD1D;

    const int Slots = 1 << 14;
    const int Room = 1 << 18;

    readonly (ulong Hash, int From, int Count)[] _slots = new (ulong, int, int)[Slots];
    readonly byte[] _levels = new byte[Room];
    int _used;

    /// <summary>The fingerprint of an arc with one more point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong hash, int x, int y)
    {
        hash = (hash ^ (((ulong)(uint)x << 32) | (uint)y)) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }

    public bool TryGet(ulong hash, Span<byte> levels)
    {
        ref var slot = ref SlotOf(hash);
        if (slot.Hash != hash || slot.Count != levels.Length) return false;
        _levels.AsSpan(slot.From, slot.Count).CopyTo(levels);
        return true;
    }

    public void Add(ulong hash, ReadOnlySpan<byte> levels)
    {
        if (levels.Length > Room / 16) return;
        if (_used + levels.Length > Room) Forget();
        levels.CopyTo(_levels.AsSpan(_used));
        SlotOf(hash) = (hash, _used, levels.Length);
        _used += levels.Length;
    }

    void Forget()
    {
        Array.Clear(_slots);
        _used = 0;
    }

    ref (ulong Hash, int From, int Count) SlotOf(ulong hash) => ref _slots[(int)(hash & (Slots - 1))];
}
