using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Shapes;

/// <summary>A list that hands out its storage as a span, so that hot loops run on plain memory. New room holds anything.</summary>
public sealed class GrowingArray<T>(int capacity = 16)
{
    T[] _items = GC.AllocateUninitializedArray<T>(capacity);

    public int Count { get; private set; }

    public int Capacity => _items.Length;

    public Span<T> Span => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items[index];

    public ref T this[Index index] => ref _items[index.GetOffset(Count)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _items.Length) Grow(Count + 1);
        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items) => items.CopyTo(Extend(items.Length));

    /// <summary>Lengthens the list and returns the new room.</summary>
    public Span<T> Extend(int count)
    {
        if (Count + count > _items.Length) Grow(Count + count);
        Count += count;
        return _items.AsSpan(Count - count, count);
    }

    public void Shrink(int count) => Count = count;

    public T[] ToArray() => Span.ToArray();

    void Grow(int needed)
    {
        var larger = GC.AllocateUninitializedArray<T>(
            (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * Math.Max(8, _items.Length))));
        Span.CopyTo(larger);
        _items = larger;
    }
}
