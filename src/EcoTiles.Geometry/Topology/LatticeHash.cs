using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Topology;

/// <summary>Spreads lattice places evenly over 64 bits.</summary>
static class LatticeHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int x, int y)
    {
        var hash = (((ulong)(uint)x << 32) | (uint)y) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 29);
    }
}
