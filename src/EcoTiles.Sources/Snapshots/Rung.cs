using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// A layer thinned and rounded for one zoom: its coordinates are whole steps of that zoom's tiles. Each feature is a
/// <see cref="PathRecord"/>; a feature too small for the zoom has none.
/// </summary>
public sealed class Rung(int zoom, RungFeatures features, int[] recordEnds, byte[] records)
{
    public int Zoom { get; } = zoom;

    public RungFeatures Features { get; } = features;

    public long Bytes => records.Length + 4L * recordEnds.Length;

    public ReadOnlySpan<byte> Record(int row) => records.AsSpan((row == 0 ? 0 : recordEnds[row - 1])..recordEnds[row]);

    /// <summary>From the middle of the lattice: which step of this zoom a lattice ordinate belongs to.</summary>
    public static int Round(int ordinate, int shift) =>
        shift <= 0 ? ordinate : (int)(((long)ordinate + (1L << (shift - 1))) >> shift);
}

/// <summary>The features of a rung in Hilbert order: boxes on the world lattice, ids and attributes.</summary>
/// <param name="Tree">Boxes on the world lattice, by row.</param>
/// <param name="DrawOrder">Where each row stands in the source; null when neighbours never overlap on purpose.</param>
public sealed record RungFeatures(
    PackedHilbertTree Tree, long[] Ids, ShapeKind[] Kinds, AttributeTable Attributes, int[]? DrawOrder)
{
    public int Count => Ids.Length;

    public long Bytes => Tree.Bytes + 9L * Ids.Length + Attributes.Bytes + 4L * (DrawOrder?.Length ?? 0);
}
