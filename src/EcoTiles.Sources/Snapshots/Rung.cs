using System.Collections.Concurrent;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// A layer thinned and rounded for one zoom: its coordinates are whole steps of that zoom's tiles. Each feature is a
/// <see cref="PathRecord"/>; a feature too small for the zoom has none.
/// </summary>
/// <param name="zoom">The zoom whose tiles have these steps.</param>
/// <param name="records">The records of so many features each, one behind the other.</param>
/// <param name="recordEnds">Where the record of each feature ends among those it stands with.</param>
public sealed class Rung(int zoom, RungFeatures features, byte[][] records, int[] recordEnds)
{
    /// <summary>Features whose records stand together.</summary>
    public const int RowsTogether = 1 << RowsTogetherBits;

    const int RowsTogetherBits = 15;

    readonly ConcurrentDictionary<int, RecordPieces> _pieces = new();

    public int Zoom { get; } = zoom;

    public RungFeatures Features { get; } = features;

    public long Bytes => records.Sum(together => (long)together.Length) + 4L * recordEnds.Length;

    public ReadOnlySpan<byte> Record(int row) => records[row >> RowsTogetherBits].AsSpan(
        ((row & (RowsTogether - 1)) == 0 ? 0 : recordEnds[row - 1])..recordEnds[row]);

    /// <summary>Where the paths of a large record lie, found when first asked for; null for points and for short records.</summary>
    public RecordPieces? PiecesOf(int row)
    {
        if (Record(row).Length < RecordPieces.WorthwhileBytes || Features.Kinds[row] == ShapeKind.Point) return null;
        return _pieces.GetOrAdd(row, static (row, rung) => RecordPieces.Of(
            rung.Record(row), areRings: rung.Features.Kinds[row] == ShapeKind.Polygon), this);
    }

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
    /// <summary>Of label points: what kinds the features are that they stand for.</summary>
    public ShapeKind[]? StandFor { get; init; }

    public int Count => Ids.Length;

    public long Bytes => Tree.Bytes + 9L * Ids.Length + Attributes.Bytes + 4L * (DrawOrder?.Length ?? 0);
}
