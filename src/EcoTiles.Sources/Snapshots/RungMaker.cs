using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Thins, rounds and encodes a layer for one zoom.</summary>
static class RungMaker
{
    /// <summary>A rung of paths that are thinned and rounded already.</summary>
    public static Rung MakeRounded(PathSet rounded, int[] order, RungFeatures features, int zoom) =>
        Make(rounded, new byte[rounded.PointCount], order, features, zoom, Environment.ProcessorCount, latticeZoom: zoom);

    /// <param name="cores">How many of them work on it at the same time.</param>
    /// <param name="latticeZoom">The zoom whose steps the paths are in.</param>
    public static Rung Make(
        PathSet paths, byte[] levels, int[] order, RungFeatures features, int zoom, int cores, int latticeZoom = TileGrid.LatticeZoom)
    {
        var records = new byte[(order.Length + Rung.RowsTogether - 1) / Rung.RowsTogether][];
        var ends = new int[order.Length];
        var unused = new ConcurrentBag<Scratch>(); // a loop hands its work from task to task every now and then
        Parallel.For(0, records.Length, new ParallelOptions { MaxDegreeOfParallelism = cores }, () => unused.TryTake(out var one) ? one : new Scratch(), (together, _, scratch) =>
        {
            var rows = (together * Rung.RowsTogether)..Math.Min(order.Length, (together + 1) * Rung.RowsTogether);
            records[together] = Encode(paths, levels, order.AsSpan(rows), ends.AsSpan(rows), zoom, latticeZoom - zoom, scratch);
            return scratch;
        }, unused.Add);
        return new Rung(zoom, features, records, ends);
    }

    static byte[] Encode(
        PathSet paths, byte[] levels, ReadOnlySpan<int> features, Span<int> ends, int zoom, int shift, Scratch scratch)
    {
        var (records, kept, pathEnds) = (scratch.Records, scratch.Kept, scratch.PathEnds);
        records.Shrink(0);
        for (var i = 0; i < features.Length; i++)
        {
            if (i + ReadAhead.Features < features.Length) ReadAhead.Ask(paths, features[i + ReadAhead.Features], levels);
            kept.Shrink(0);
            pathEnds.Shrink(0);
            var (first, last) = (paths.PathsOf(features[i]).Start.Value, paths.PathsOf(features[i]).End.Value);
            var roles = paths.Roles.Span[first..last];
            if (zoom >= TileGrid.LatticeZoom)
            {
                var start = paths.StartOf(first);
                for (var path = first; path < last; path++) pathEnds.Add(paths.PathEnds[path] - start);
                PathRecord.AppendClean(records, paths.Coordinates.Span[(2 * start)..], pathEnds.Span, roles);
            }
            else
            {
                for (var path = first; path < last; path++)
                {
                    Add(paths, levels, path, zoom, shift, kept);
                    pathEnds.Add(kept.Count / 2);
                }
                PathRecord.Append(records, kept.Span, pathEnds.Span, roles);
            }
            ends[i] = records.Count;
        }
        var exact = GC.AllocateUninitializedArray<byte>(records.Count);
        records.Span.CopyTo(exact);
        return exact;
    }

    /// <summary>Replaces what is in the list by the points of a path that the zoom needs, rounded.</summary>
    public static void Keep(PathSet paths, byte[] levels, int path, int zoom, int shift, GrowingArray<int> kept)
    {
        kept.Shrink(0);
        Add(paths, levels, path, zoom, shift, kept);
    }

    static void Add(PathSet paths, byte[] levels, int path, int zoom, int shift, GrowingArray<int> kept)
    {
        var points = paths.Path(path);
        var start = paths.StartOf(path);
        var count = points.Length / 2;
        var before = kept.Count;
        var room = kept.Extend(points.Length);
        var limit = Vector256.Create((byte)zoom);
        var to = 0;
        for (var from = 0; from < count; from += Vector256<byte>.Count)
        {
            // Which points stay cannot be foreseen: they are found many at a time, without a jump for each.
            for (var needed = Needed(levels, start + from, count - from, limit); needed != 0; needed &= needed - 1)
            {
                var at = 2 * (from + BitOperations.TrailingZeroCount(needed));
                room[to] = Rung.Round(points[at], shift);
                room[to + 1] = Rung.Round(points[at + 1], shift);
                to += 2;
            }
        }
        kept.Shrink(before + to);
    }

    /// <summary>One bit for each of the next levels that is not above the limit.</summary>
    static uint Needed(byte[] levels, int from, int count, Vector256<byte> limit)
    {
        if (from + Vector256<byte>.Count > levels.Length) return NeededAtTheEnd(levels.AsSpan(from, count), limit[0]);
        var needed = Vector256.LessThanOrEqual(Vector256.Create(levels, from), limit).ExtractMostSignificantBits();
        return count >= Vector256<byte>.Count ? needed : needed & ((1u << count) - 1);
    }

    static uint NeededAtTheEnd(ReadOnlySpan<byte> levels, byte limit)
    {
        var needed = 0u;
        for (var i = 0; i < levels.Length; i++) needed |= levels[i] <= limit ? 1u << i : 0;
        return needed;
    }

    /// <summary>What a thread uses again and again.</summary>
    sealed class Scratch
    {
        public GrowingArray<byte> Records { get; } = new(Rung.RowsTogether * 128);
        public GrowingArray<int> Kept { get; } = new(1024);
        public GrowingArray<int> PathEnds { get; } = new();
    }
}
