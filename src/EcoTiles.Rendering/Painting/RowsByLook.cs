using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Painting;

/// <summary>Rows put together by how they look; those of one look stay in their order. Used again and again.</summary>
sealed class RowsByLook
{
    readonly GrowingArray<int> _numbers = new(1024);
    readonly GrowingArray<int> _rows = new(1024);
    readonly GrowingArray<int> _ends = new();

    public void Sort<T>(ReadOnlySpan<int> rows, RowLooks<T> looks)
        where T : struct, IEquatable<T>
    {
        _ends.Shrink(0);
        var ends = _ends.Extend(looks.Distinct!.Count); // rows are sorted only where there are few looks
        ends.Clear();
        _numbers.Shrink(0);
        var numbers = _numbers.Extend(rows.Length);
        for (var i = 0; i < rows.Length; i++) ends[numbers[i] = looks.NumberOf(rows[i])]++;
        var total = 0;
        foreach (ref var end in ends) (end, total) = (total, total + end); // where each look begins, and soon ends
        _rows.Shrink(0);
        var sorted = _rows.Extend(rows.Length);
        for (var i = 0; i < rows.Length; i++) sorted[ends[numbers[i]]++] = rows[i];
    }

    public ReadOnlySpan<int> Of(int number) => _rows.Span[(number == 0 ? 0 : _ends[number - 1]).._ends[number]];
}
