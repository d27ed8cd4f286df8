using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Text;

/// <summary>Puts masks together that cover one another: of two parts the larger one counts.</summary>
static class MaskMerge
{
    public static void TakeLarger(Span<byte> target, ReadOnlySpan<byte> other)
    {
        var i = 0;
        for (; i <= other.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            Vector128.Max(Vector128.Create(target[i..]), Vector128.Create(other[i..])).CopyTo(target[i..]);
        for (; i < other.Length; i++) target[i] = Math.Max(target[i], other[i]);
    }
}
