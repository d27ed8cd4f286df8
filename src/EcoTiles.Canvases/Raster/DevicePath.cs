using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>Closed rings in 1/256 pixels, and the pixels they touch. Kept and filled again.</summary>
sealed class DevicePath
{
    readonly GrowingArray<int> _ordinates = new(1024);
    readonly GrowingArray<int> _ends = new(64);
    readonly GrowingArray<int> _overlapping = new();
    readonly FarClip _farClip = new();

    /// <summary>x and y in turn.</summary>
    public ReadOnlySpan<int> Ordinates => _ordinates.Span;

    /// <summary>Where each ring ends among the ordinates.</summary>
    public ReadOnlySpan<int> Ends => _ends.Span;

    /// <summary>The numbers, upwards, of rings that lie over themselves: what they enclose together is one area, counted once.</summary>
    public ReadOnlySpan<int> OverlappingRings => _overlapping.Span;

    /// <summary>Whether these are outlines of lines, which take care themselves of what lies over what.</summary>
    public bool IsOutline { get; set; }

    /// <summary>1 when rings like those of lines go round so that they count upwards, -1 when a mirror turned them round.</summary>
    public int Winding { get; set; } = 1;

    public int RingCount => _ends.Count;

    public long Bytes => _ordinates.Capacity * sizeof(int);

    /// <summary>Whether this is one upright rectangle of whole pixels.</summary>
    public bool IsBox()
    {
        if (_ends.Count != 1) return false;
        var ring = _ordinates.Span[.._ends[0]];
        if (ring.Length == 10 && ring[0] == ring[8] && ring[1] == ring[9]) ring = ring[..8];
        if (ring.Length != 8 || ((ring[0] | ring[1] | ring[4] | ring[5]) & 255) != 0) return false;
        return (ring[0] == ring[2] && ring[3] == ring[5] && ring[4] == ring[6] && ring[7] == ring[1])
            || (ring[1] == ring[3] && ring[2] == ring[4] && ring[5] == ring[7] && ring[6] == ring[0]);
    }

    public void Clear()
    {
        _ordinates.Shrink(0);
        _ends.Shrink(0);
        _overlapping.Shrink(0);
        IsOutline = false;
    }

    public ReadOnlySpan<int> Ring(int number) => _ordinates.Span[(number == 0 ? 0 : _ends[number - 1]).._ends[number]];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int x, int y)
    {
        var room = _ordinates.Extend(2);
        room[1] = y;
        room[0] = x;
    }

    /// <summary>Closes the ring that the points since the last one make up; drops what has no area.</summary>
    public void EndRing()
    {
        var start = _ends.Count == 0 ? 0 : _ends[^1];
        if (_ordinates.Count - start < 6) _ordinates.Shrink(start);
        else _ends.Add(_ordinates.Count);
    }

    /// <summary>Says that the rings from this number on lie over themselves.</summary>
    public void MarkOverlapping(int first)
    {
        for (var ring = first; ring < _ends.Count; ring++) _overlapping.Add(ring);
    }

    /// <summary>Takes the place of what was there.</summary>
    public void Set(CanvasPath path, in DeviceTransform transform)
    {
        Clear();
        var points = path.Points;
        if (Convert(points, transform, _ordinates.Extend(points.Length * 2)))
        {
            foreach (var part in path.Parts) _ends.Add(part.End * 2);
            return;
        }
        Clear();
        var start = 0;
        foreach (var part in path.Parts)
        {
            _farClip.Ring(points[start..part.End], transform, this);
            start = part.End;
        }
    }

    /// <summary>The pixels that the rings touch.</summary>
    public PixelBox Bounds()
    {
        var ordinates = _ends.Count == 0 ? [] : _ordinates.Span[.._ends[^1]];
        if (ordinates.IsEmpty) return default;
        var least = Vector128.Create(int.MaxValue);
        var most = Vector128.Create(int.MinValue);
        var i = 0;
        for (; i <= ordinates.Length - 4; i += 4)
        {
            var two = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ordinates), (nuint)i);
            least = Vector128.Min(least, two);
            most = Vector128.Max(most, two);
        }
        var (left, top) = (Math.Min(least[0], least[2]), Math.Min(least[1], least[3]));
        var (right, bottom) = (Math.Max(most[0], most[2]), Math.Max(most[1], most[3]));
        if (i < ordinates.Length)
        {
            (left, right) = (Math.Min(left, ordinates[i]), Math.Max(right, ordinates[i]));
            (top, bottom) = (Math.Min(top, ordinates[i + 1]), Math.Max(bottom, ordinates[i + 1]));
        }
        return new PixelBox(left >> 8, top >> 8, (right + 255) >> 8, (bottom + 255) >> 8);
    }

    /// <summary>False when a coordinate is too far away or no number; what was written is then worth nothing.</summary>
    static bool Convert(ReadOnlySpan<Vector2> points, in DeviceTransform transform, Span<int> ordinates)
    {
        var straight = Vector256.Create(transform.M11, transform.M22, transform.M11, transform.M22);
        var across = Vector256.Create(transform.M21, transform.M12, transform.M21, transform.M12);
        var move = Vector128.Create(transform.FixedX, transform.FixedY, transform.FixedX, transform.FixedY);
        var room = Vector256.Create(DeviceTransform.Limit - Math.Max(Math.Abs(transform.X), Math.Abs(transform.Y)));
        var isNear = Vector256<double>.AllBitsSet;
        ref var source = ref Unsafe.As<Vector2, float>(ref MemoryMarshal.GetReference(points));
        ref var target = ref MemoryMarshal.GetReference(ordinates);
        var whole = points.Length & ~1;
        for (var i = 0; i < whole; i += 2)
        {
            var pixels = Linear(Vector128.LoadUnsafe(ref source, (nuint)i * 2), straight, across);
            isNear &= Vector256.LessThan(Vector256.Abs(pixels), room);
            (Round(pixels) + move).StoreUnsafe(ref target, (nuint)i * 2);
        }
        if (whole < points.Length)
        {
            var pixels = Linear(Vector128.Create(points[whole].X, points[whole].Y, 0, 0), straight, across);
            isNear &= Vector256.LessThan(Vector256.Abs(pixels), room);
            (Round(pixels) + move).GetLower().StoreUnsafe(ref target, (nuint)whole * 2);
        }
        // Not compared as numbers: all bits set are no number.
        return isNear.AsInt64() == Vector256<long>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Linear(Vector128<float> two, Vector256<double> straight, Vector256<double> across)
    {
        var (lower, upper) = Vector128.Widen(two);
        var ordinates = Vector256.Create(lower, upper);
        return ordinates * straight + Vector256.Shuffle(ordinates, Vector256.Create(1L, 0, 3, 2)) * across;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<int> Round(Vector256<double> pixels)
    {
        var bits = (pixels + Vector256.Create(DeviceTransform.RoundTo256)).AsInt64();
        return Vector128.Narrow(bits.GetLower(), bits.GetUpper());
    }
}
