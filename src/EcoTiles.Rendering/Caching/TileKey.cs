using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Rendering.Caching;

/// <summary>
/// Names a tile of a map as its data is now. A map that is composed anew is another map, a style that is read anew is
/// another style, and data that has changed there is another generation, so old tiles are never found.
/// </summary>
/// <param name="style">Of a picture; null for data.</param>
public readonly struct TileKey(PlanMap map, TileId tile, TileForm form, StyledMap? style, long generation) : IEquatable<TileKey>
{
    /// <summary>Names a vector tile.</summary>
    public TileKey(PlanMap map, TileId tile, long generation)
        : this(map, tile, TileForm.Vector, null, generation)
    {
    }

    public PlanMap Map { get; } = map;

    public TileId Tile { get; } = tile;

    public TileForm Form { get; } = form;

    public StyledMap? Style { get; } = style;

    public long Generation { get; } = generation;

    public bool Equals(TileKey other) =>
        ReferenceEquals(Map, other.Map) && Tile == other.Tile && Form == other.Form && ReferenceEquals(Style, other.Style) && Generation == other.Generation;

    public override bool Equals(object? obj) => obj is TileKey other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Map), Tile.Zoom, Tile.Column, Tile.Row, Form, Generation);

    public static bool operator ==(TileKey left, TileKey right) => left.Equals(right);

    public static bool operator !=(TileKey left, TileKey right) => !left.Equals(right);
}
