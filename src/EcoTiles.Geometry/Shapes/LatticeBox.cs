namespace EcoTiles.Geometry.Shapes;

/// <summary>A box on a whole-number lattice, edges included; y runs downwards as tile rows do.</summary>
public readonly record struct LatticeBox(int MinX, int MinY, int MaxX, int MaxY)
{
    public static LatticeBox Empty { get; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public bool IsEmpty => MinX > MaxX || MinY > MaxY;

    public bool Intersects(in LatticeBox other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    public bool Contains(in LatticeBox other) =>
        MinX <= other.MinX && other.MaxX <= MaxX && MinY <= other.MinY && other.MaxY <= MaxY;

    public LatticeBox Including(in LatticeBox other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY),
        Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>What both have in common.</summary>
    public LatticeBox Within(in LatticeBox other) => new(
        Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY),
        Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    /// <summary>Grown to every side, as far as the lattice reaches.</summary>
    public LatticeBox GrownBy(int steps) => new(
        (int)Math.Max(int.MinValue, (long)MinX - steps), (int)Math.Max(int.MinValue, (long)MinY - steps),
        (int)Math.Min(int.MaxValue, (long)MaxX + steps), (int)Math.Min(int.MaxValue, (long)MaxY + steps));

    /// <summary>In the steps of a lattice that is coarser by some zooms.</summary>
    public LatticeBox Coarser(int zooms) => new(MinX >> zooms, MinY >> zooms, MaxX >> zooms, MaxY >> zooms);

    public LatticeBox Including(int x, int y) =>
        new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));
}
