using System.Runtime.Intrinsics.X86;

namespace EcoTiles.Geometry.Shapes;

/// <summary>
/// Asks for memory that will be read soon. A large layer is encoded in another order than it was read in, and each feature
/// would wait for its points.
/// </summary>
public static class ReadAhead
{
    /// <summary>How many features ahead: enough to hide the way to memory, not so many that the first are pushed out again.</summary>
    public const int Features = 4;

    const int LineBytes = 64;

    /// <summary>Of longer shapes the processor finds the rest by itself.</summary>
    const int MostBytes = 32 * LineBytes;

    /// <summary>It is only advice, and nothing where the processor takes none.</summary>
    public static unsafe void Ask<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        if (!Sse.IsSupported) return;
        fixed (T* start = items)
        {
            var bytes = Math.Min(MostBytes, items.Length * sizeof(T));
            for (var at = 0; at < bytes; at += LineBytes) Sse.Prefetch0((byte*)start + at);
        }
    }

    /// <summary>For the points of a feature, and what is told of each of them.</summary>
    public static void Ask<T>(PathSet paths, int feature, ReadOnlySpan<T> ofPoints)
        where T : unmanaged
    {
        var range = paths.PathsOf(feature);
        var points = paths.StartOf(range.Start.Value)..paths.StartOf(range.End.Value);
        Ask<int>(paths.Coordinates.Span[(2 * points.Start.Value)..(2 * points.End.Value)]);
        Ask(ofPoints[points]);
    }
}
