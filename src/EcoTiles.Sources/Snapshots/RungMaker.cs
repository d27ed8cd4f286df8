using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Thins, rounds and encodes a layer for one zoom.</summary>
static class RungMaker
{
    const int RowsAtATime = 8192;

    /// <summary>A rung of paths that are thinned and rounded already.</summary>
    public static Rung MakeRounded(PathSet rounded, int[] order, RungFeatures features, int zoom) =>
        Make(rounded, new byte[rounded.PointCount], order, features, zoom, latticeZoom: zoom);

    /// <param name="latticeZoom">The zoom whose steps the paths are in.</param>
    public static Rung Make(
        PathSet paths, byte[] levels, int[] order, RungFeatures features, int zoom, int latticeZoom = TileGrid.LatticeZoom)
    {
        var chunks = new (GrowingArray<byte> Records, int[] Lengths)[(order.Length + RowsAtATime - 1) / RowsAtATime];
        Parallel.For(0, chunks.Length, chunk =>
        {
            var rows = order.AsSpan((chunk * RowsAtATime)..Math.Min(order.Length, (chunk + 1) * RowsAtATime));
            chunks[chunk] = Encode(paths, levels, rows, zoom, latticeZoom - zoom);
        });
        var records = new byte[chunks.Sum(chunk => (long)chunk.Records.Count)];
        LargePages.Prefer(records);
        var ends = new int[order.Length];
        int at = 0, row = 0;
        foreach (var (bytes, lengths) in chunks)
        {
            bytes.Span.CopyTo(records.AsSpan(at));
            foreach (var length in lengths) ends[row++] = at += length;
        }
        return new Rung(zoom, features, ends, records);
    }

    static (GrowingArray<byte> Records, int[] Lengths) Encode(
        PathSet paths, byte[] levels, ReadOnlySpan<int> features, int zoom, int shift)
    {
        var records = new GrowingArray<byte>(RowsAtATime * 64);
        var lengths = new int[features.Length];
        var kept = new GrowingArray<int>(1024);
        var ends = new GrowingArray<int>();
        for (var i = 0; i < features.Length; i++)
        {
            kept.Shrink(0);
            ends.Shrink(0);
            var (first, last) = (paths.PathsOf(features[i]).Start.Value, paths.PathsOf(features[i]).End.Value);
            for (var path = first; path < last; path++)
            {
                Add(paths, levels, path, zoom, shift, kept);
                ends.Add(kept.Count / 2);
            }
            var before = records.Count;
            PathRecord.Append(records, kept.Span, ends.Span, paths.Roles.Span[first..last]);
            lengths[i] = records.Count - before;
        }
        return (records, lengths);
    }

    /// <summary>Replaces what is in the list by the points of a path that the zoom needs, rounded.</summary>
    public static void Keep(PathSet paths, byte[] levels, int path, int zoom, int shift, GrowingArray<int> kept)
    {
        kept.Shrink(0);
        Add(paths, levels, path, zoom, shift, kept);
    }

    static void Add(PathSet paths, byte[] levels, int path, int zoom, int shift, GrowingArray<int> kept)
    {
        var start = paths.StartOf(path);
        var points = paths.Path(path);
        var all = zoom >= TileGrid.LatticeZoom;
        for (var i = 0; i < points.Length; i += 2)
        {
            if (!all && levels[start + i / 2] > zoom) continue;
            kept.Add(Rung.Round(points[i], shift));
            kept.Add(Rung.Round(points[i + 1], shift));
        }
    }
}
