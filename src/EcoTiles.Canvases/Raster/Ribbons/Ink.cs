using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>
/// How dark lines make each pixel of a box that are laid over each other. Of each pixel the logarithm of what still shows through is kept,
/// as a whole number: sums do not depend on their order, so that a line may begin anywhere.
/// </summary>
sealed class Ink
{
    const double PerUnit = 2048;

    /// <summary>More than any sum of what is not black.</summary>
    const ushort Black = 0x4000;

    const int MostBlocks = 64;

    static readonly ushort[] Logarithms =
        [.. Enumerable.Range(0, 256).Select(part => part == 255 ? Black : (ushort)Math.Round(-Math.Log(1 - part / 255.0) * PerUnit))];

    static readonly byte[] Parts =
        [.. Enumerable.Range(0, Black + 1).Select(sum => sum == Black ? (byte)255 : (byte)Math.Round(255 * (1 - Math.Exp(-sum / PerUnit))))];

    ushort[] _sums = [];
    ulong[] _touched = [];
    byte[] _parts = [];
    PixelBox _box;
    int _blockShift;

    public long Bytes => _sums.Length * sizeof(ushort) + _parts.Length;

    public void Begin(in PixelBox box)
    {
        _box = box;
        for (_blockShift = 3; box.Width > MostBlocks << _blockShift; _blockShift++) { }
        if (_sums.Length < box.Width * box.Height) _sums = new ushort[box.Width * box.Height]; // reading leaves zeros
        if (_touched.Length < box.Height) _touched = new ulong[box.Height];
        if (_parts.Length < box.Width + Blend.Slack) _parts = new byte[box.Width + Blend.Slack];
    }

    /// <summary>The sums of a row from a pixel on, to be added to as far as the end that is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ushort Touch(int first, int end, int y)
    {
        var (left, row) = (first - _box.Left, y - _box.Top);
        _touched[row] |= (2UL << ((end - 1 - _box.Left) >> _blockShift)) - (1UL << (left >> _blockShift));
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sums), row * _box.Width + left);
    }

    /// <summary>Lays a part of 255 over what a sum stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref ushort sum, int part) => sum = (ushort)Math.Min(Black, sum + Logarithms[part]);

    /// <summary>Draws what there is in a row, and forgets it.</summary>
    public void Draw(int y, uint color, Surface surface, ClipMask? mask)
    {
        ref var touched = ref _touched[y - _box.Top];
        while (touched != 0)
        {
            var block = BitOperations.TrailingZeroCount(touched);
            var blocks = BitOperations.TrailingZeroCount(~(touched >> block));
            touched &= blocks + block == MostBlocks ? 0 : ulong.MaxValue << (block + blocks);
            var first = block << _blockShift;
            var last = Math.Min((block + blocks) << _blockShift, _box.Width);
            var sums = _sums.AsSpan((y - _box.Top) * _box.Width + first, last - first);
            for (var i = 0; i < sums.Length; i++) _parts[i] = Parts[sums[i]];
            sums.Clear();
            _parts.AsSpan(sums.Length, Blend.Slack).Clear();
            var parts = _parts.AsSpan(0, sums.Length);
            if (mask is not null) Blend.Mask(parts, mask.Row(_box.Left + first, y));
            Blend.Color(ref surface.Pixel(_box.Left + first, y), parts, color);
        }
    }
}
