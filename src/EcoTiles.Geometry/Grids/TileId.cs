namespace EcoTiles.Geometry.Grids;

/// <summary>The address of one tile, counted from the top-left corner of its grid.</summary>
public readonly record struct TileId(int Zoom, int Column, int Row)
{
    /// <summary>The deepest zoom that is served.</summary>
    public const int DeepestZoom = 22;

    public TileId Parent => new(Zoom - 1, Column >> 1, Row >> 1);

    public override string ToString() => FormattableString.Invariant($"{Zoom}/{Column}/{Row}");
}
