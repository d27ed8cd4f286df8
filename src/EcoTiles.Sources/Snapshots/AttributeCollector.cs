using System.Runtime.InteropServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Gathers the attributes of a layer row by row and lays them out for tiles.</summary>
/// <param name="expectedRows">How many there will be, as far as that is known.</param>
sealed class AttributeCollector(IReadOnlyList<ColumnSchema> columns, int expectedRows = 1024)
{
    /// <summary>A column with more distinct values than this is written feature by feature.</summary>
    const int MostClassValues = 256;

    /// <summary>No more combinations than this are prepared beforehand.</summary>
    const int MostClasses = 4096;

    readonly ValuePool[] _pools = [.. columns.Select(_ => new ValuePool())];
    readonly GrowingArray<int>[] _codes = [.. columns.Select(_ => new GrowingArray<int>(expectedRows))];
    byte[] _scratch = new byte[256];

    public void Add(FeatureBatch batch, int row)
    {
        for (var i = 0; i < _codes.Length; i++)
        {
            var column = batch.Columns[i];
            var code = 0;
            if (!column.IsNull(row))
            {
                var length = TileValue.Write(column, row, ref _scratch);
                code = _pools[i].Add(_scratch.AsSpan(0, length));
            }
            _codes[i].Add(code);
        }
    }

    /// <summary>Numbers the values as if the rows had been added in this order; a tile tells which values have the same number.</summary>
    public void Renumber(int[] order)
    {
        for (var column = 0; column < _codes.Length; column++)
        {
            var (before, pool, codes) = (_pools[column], new ValuePool(), _codes[column]);
            foreach (var row in order) codes[row] = codes[row] == 0 ? 0 : pool.Add(before[codes[row]]);
            _pools[column] = pool;
        }
    }

    /// <summary>The table in the order given: row i of it is row order[i] as it was added.</summary>
    public AttributeTable ToTable(int[] order)
    {
        var rows = order.Length;
        var classOf = new int[rows];
        var classes = new List<int[]> { Array.Empty<int>() };
        var classColumns = new List<int>();
        var otherColumns = new List<int>();
        for (var column = 0; column < columns.Count; column++)
        {
            var distinct = _pools[column].Count;
            var repeats = distinct <= MostClassValues && (long)distinct * 4 <= Math.Max(rows, 64);
            if (repeats && TryCross(classOf, classes, _codes[column].Span, order)) classColumns.Add(column);
            else otherColumns.Add(column);
        }
        return new AttributeTable(
            [.. classColumns.Select(Describe)],
            [.. classes],
            classOf,
            [.. otherColumns.Select(column => (Describe(column), Arrange(_codes[column].Span, order)))]);
    }

    AttributeValues Describe(int column) => new(columns[column], _pools[column].Bytes(), _pools[column].Ends());

    /// <summary>Splits the classes by one more column, unless they would become too many.</summary>
    static bool TryCross(int[] classOf, List<int[]> classes, ReadOnlySpan<int> codes, int[] order)
    {
        var numbers = new Dictionary<(int Class, int Code), int>();
        var crossed = new int[classOf.Length];
        for (var row = 0; row < classOf.Length; row++)
        {
            var key = (classOf[row], codes[order[row]]);
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
            if (!known) number = numbers.Count - 1;
            if (numbers.Count > MostClasses) return false;
            crossed[row] = number;
        }
        var finer = new int[Math.Max(1, numbers.Count)][];
        finer[0] = [.. classes[0], 0];
        foreach (var (key, number) in numbers) finer[number] = [.. classes[key.Class], key.Code];
        classes.Clear();
        classes.AddRange(finer);
        crossed.CopyTo(classOf, 0);
        return true;
    }

    static int[] Arrange(ReadOnlySpan<int> codes, int[] order)
    {
        var arranged = new int[order.Length];
        for (var row = 0; row < arranged.Length; row++) arranged[row] = codes[order[row]];
        return arranged;
    }
}
