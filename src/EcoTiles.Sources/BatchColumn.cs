using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>The values of one attribute in a batch. Text stays UTF-8, as stores give it and tiles want it.</summary>
public sealed class BatchColumn(ColumnSchema schema)
{
    readonly GrowingArray<bool> _present = new(1024);
    readonly GrowingArray<long> _numbers = new(1024); // integers, bits of reals, 0 or 1, or where the text ends
    readonly GrowingArray<byte> _text = new(1024);

    public ColumnSchema Schema { get; } = schema;

    public void AddNull() => Add(false, Schema.Type == AttributeType.Text ? _text.Count : 0);

    public void Add(long value) => Add(true, value);

    public void Add(bool value) => Add(true, value ? 1 : 0);

    public void Add(double value) => Add(true, BitConverter.DoubleToInt64Bits(value));

    public void Add(ReadOnlySpan<byte> utf8)
    {
        _text.AddRange(utf8);
        Add(true, _text.Count);
    }

    public bool IsNull(int row) => !_present[row];

    public long Integer(int row) => _numbers[row];

    public bool Boolean(int row) => _numbers[row] != 0;

    public double Real(int row) => BitConverter.Int64BitsToDouble(_numbers[row]);

    public ReadOnlySpan<byte> Text(int row)
    {
        var start = row == 0 ? 0 : (int)_numbers[row - 1];
        return _text.Span[start..(int)_numbers[row]];
    }

    public void Clear()
    {
        _present.Shrink(0);
        _numbers.Shrink(0);
        _text.Shrink(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Add(bool present, long number)
    {
        _present.Add(present);
        _numbers.Add(number);
    }
}
