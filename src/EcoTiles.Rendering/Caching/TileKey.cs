using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;

namespace EcoTiles.Rendering.Caching;

/// <summary>
/// Names a tile of a map as its data is now. A map that is composed anew is another map, and data that has changed there
/// is another generation, so old tiles are never found.
/// </summary>
public readonly struct TileKey(PlanMap map, TileId tile, long generation) : IEquatable<TileKey>
{
    public PlanMap Map { get; } = map;

    public TileId Tile { get; } = tile;

    public long Generation { get; } = generation;

    public bool Equals(TileKey other) =>
        ReferenceEquals(Map, other.Map) && Tile == other.Tile && Generation == other.Generation;

    public override bool Equals(object? obj) => obj is TileKey other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Map), Tile.Zoom, Tile.Column, Tile.Row, Generation);

    public static bool operator ==(TileKey left, TileKey right) => left.Equals(right);

    public static bool operator !=(TileKey left, TileKey right) => !left.Equals(right);
}
