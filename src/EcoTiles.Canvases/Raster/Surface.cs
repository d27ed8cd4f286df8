using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster;

/// <summary>Pixels to draw on: those of the image, or those of a group until it is laid down.</summary>
sealed class Surface
{
    uint[] _pixels = [];
    ushort[] _covered = [];

    /// <summary>Where it lies on the canvas.</summary>
    public PixelBox Box { get; private set; }

    /// <summary>What was drawn to since it was begun.</summary>
    public PixelBox Drawn { get; private set; }

    /// <summary>Whether it keeps how much of each pixel is covered.</summary>
    public bool IsSideBySide { get; private set; }

    /// <summary>Whether what covers a part of a pixel takes more of it.</summary>
    public bool IsGrown { get; private set; }

    public long Bytes => _pixels.Length * sizeof(uint) + _covered.Length * sizeof(ushort);

    public Span<uint> Pixels => _pixels.AsSpan(0, Box.Width * Box.Height);

    /// <summary>Begins with pixels that hold anything.</summary>
    public void Begin(in PixelBox box)
    {
        var needed = checked(box.Width * box.Height + Blend.Slack);
        if (_pixels.Length < needed) _pixels = GC.AllocateUninitializedArray<uint>(needed);
        (Box, Drawn, IsSideBySide, IsGrown) = (box, PixelBox.Nothing, false, false);
    }

    /// <summary>Begins a group, which is empty: its pixels are cleared when it is laid down.</summary>
    public void BeginGroup(in PixelBox box, GroupKind kind)
    {
        var needed = checked(box.Width * box.Height + Blend.Slack);
        if (_pixels.Length < needed) _pixels = new uint[needed];
        (Box, Drawn, IsSideBySide, IsGrown) = (box, PixelBox.Nothing, kind != GroupKind.Layered, kind == GroupKind.Grown);
        if (IsSideBySide && _covered.Length < needed) _covered = new ushort[needed];
    }

    public void MarkDrawn(in PixelBox box) => Drawn = Drawn.Join(box);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref uint Pixel(int x, int y) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_pixels), (y - Box.Top) * Box.Width + x - Box.Left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ushort Covered(int x, int y) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_covered), (y - Box.Top) * Box.Width + x - Box.Left);

    /// <summary>Makes a part of a row of the group empty again.</summary>
    public void ClearRow(int left, int right, int y)
    {
        var start = (y - Box.Top) * Box.Width + left - Box.Left;
        _pixels.AsSpan(start, right - left).Clear();
        if (IsSideBySide) _covered.AsSpan(start, right - left).Clear();
    }
}
