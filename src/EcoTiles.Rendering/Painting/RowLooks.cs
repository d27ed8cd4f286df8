using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>How the rows of a layer look at one zoom.</summary>
sealed class RowLooks<T> where T : struct, IEquatable<T>
{
    readonly AttributeTable _table;
    readonly Func<StyleCursor> _cursor;
    readonly Func<EvaluationContext, T> _evaluate;
    readonly int[]? _looksOfClasses;

    public RowLooks(AttributeTable table, int[]? classRows, Func<StyleCursor> cursor, Func<EvaluationContext, T> evaluate)
    {
        (_table, _cursor, _evaluate) = (table, cursor, evaluate);
        if (classRows is null) return;
        var (context, feature) = cursor();
        var distinct = new List<T>();
        var numbers = new Dictionary<T, int>();
        _looksOfClasses = new int[classRows.Length];
        for (var i = 0; i < classRows.Length; i++)
        {
            if (classRows[i] < 0) continue; // no row is of this class
            feature.Row = classRows[i];
            var look = evaluate(context);
            if (!numbers.TryGetValue(look, out var number))
            {
                numbers.Add(look, number = distinct.Count);
                distinct.Add(look);
            }
            _looksOfClasses[i] = number;
        }
        Distinct = distinct;
    }

    /// <summary>The few looks that there are, in an order that does not depend on the frame; null when each row may differ.</summary>
    public IReadOnlyList<T>? Distinct { get; }

    /// <summary>Which of the few looks a row has.</summary>
    public int NumberOf(int row) => _looksOfClasses![_table.ClassOf[row]]; // there when Distinct is

    /// <summary>For rows that may all differ: evaluates them one after the other.</summary>
    public Evaluator Begin() => new(_cursor(), _evaluate);

    public readonly struct Evaluator(StyleCursor cursor, Func<EvaluationContext, T> evaluate)
    {
        public T Of(int row)
        {
            cursor.Feature.Row = row;
            return evaluate(cursor.Context);
        }
    }
}
