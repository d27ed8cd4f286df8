using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Encoding;

/// <summary>
/// Where the paths of a large <see cref="PathRecord"/> lie, in pieces of a few points, so that near a frame only those few
/// are read that can be seen there.
/// </summary>
public sealed class RecordPieces
{
    /// <summary>Shorter records are read as fast as pieces are looked for.</summary>
    public const int WorthwhileBytes = 1024;

    const int MostSteps = 64;

    readonly Piece[] _pieces;
    readonly int[] _pathEnds;
    readonly PackedHilbertTree _paths;

    RecordPieces(Piece[] pieces, int[] pathEnds, bool areRings)
    {
        (_pieces, _pathEnds, AreRings) = (pieces, pathEnds, areRings);
        var boxes = new LatticeBox[pathEnds.Length];
        for (var path = 0; path < boxes.Length; path++)
        {
            boxes[path] = LatticeBox.Empty;
            foreach (ref readonly var piece in Of(path)) boxes[path] = boxes[path].Including(piece.Box);
        }
        _paths = new PackedHilbertTree(boxes);
    }

    public bool AreRings { get; }

    /// <summary>The pieces of one path, each going on where the one before ends.</summary>
    public ReadOnlySpan<Piece> Of(int path) => _pieces.AsSpan((path == 0 ? 0 : _pathEnds[path - 1]).._pathEnds[path]);

    /// <summary>Adds the numbers of the paths whose box meets this one.</summary>
    public void Search(in LatticeBox box, GrowingArray<int> paths) => _paths.Search(box, paths);

    /// <summary>Goes once through the record of lines or rings.</summary>
    public static RecordPieces Of(ReadOnlySpan<byte> record, bool areRings)
    {
        var pieces = new GrowingArray<Piece>(record.Length / MostSteps);
        var pathEnds = new GrowingArray<int>();
        var (x, y) = PathRecord.FirstPoint(record);
        var at = PathRecord.HeadBytes;
        var (isFirst, pathStart) = (true, 0);
        Span<int> points = stackalloc int[2 * MostSteps];
        while (at < record.Length)
        {
            var command = PathRecord.ReadCommand(record, ref at, out var count);
            if (command == PathRecord.MoveTo)
            {
                EndPath();
                if (!isFirst) at = PointSteps.Read(record, at, ref x, ref y, points[..2]);
                isFirst = false;
            }
            while (command == PathRecord.LineTo && count > 0)
            {
                var steps = Math.Min(count, MostSteps);
                var (startX, startY, start) = (x, y, at);
                at = PointSteps.Read(record, at, ref x, ref y, points[..(2 * steps)]);
                pieces.Add(new Piece(start, steps, startX, startY, PathSet.BoxOf(points[..(2 * steps)]).Including(startX, startY)));
                count -= steps;
            }
        }
        EndPath();
        return new RecordPieces(pieces.ToArray(), pathEnds.ToArray(), areRings);

        void EndPath()
        {
            if (pieces.Count == pathStart) return;
            if (areRings) // the last piece leads back to the first point
                pieces[^1] = pieces[^1] with { Box = pieces[^1].Box.Including(pieces[pathStart].X, pieces[pathStart].Y) };
            pathEnds.Add(pathStart = pieces.Count);
        }
    }

    /// <summary>Some points of a path in a row; the last one is the first of the next piece.</summary>
    /// <param name="At">Where in the record the steps from the first point on are written.</param>
    /// <param name="Box">Of all its points; in the last piece of a ring, of the ring's first point as well.</param>
    public readonly record struct Piece(int At, int Steps, int X, int Y, LatticeBox Box);
}
