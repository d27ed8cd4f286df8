using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary><c>["at", index, list]</c></summary>
sealed class At(Expression index, Expression list, string path) : Expression(list.Type.Item ?? StyleType.Value, path, [index, list])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var at = index.Evaluate(context);
        if (at.IsFailure) return at;
        var values = list.Evaluate(context);
        if (values.IsFailure) return values;
        return at.Number >= 0 && at.Number < values.Array.Count && at.Number == Math.Floor(at.Number)
            ? values.Array[(int)at.Number]
            : Fail(context, at);
    }

    public override string DescribeFailure(in StyleValue on) => $"There is nothing at index {ValueText.Json(on)} of the list.";
}

/// <summary><c>in</c> and <c>index-of</c>: a value in a list, or a text in a text, counted in characters.</summary>
sealed class Search(Expression needle, Expression haystack, Expression? from, bool asksOnly, string path)
    : Expression(asksOnly ? StyleType.Boolean : StyleType.Number, path, from is null ? [needle, haystack] : [needle, haystack, from])
{
    public override bool ListsItsOutputs => asksOnly;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var wanted = needle.Evaluate(context);
        if (wanted.IsFailure) return wanted;
        var where = haystack.Evaluate(context);
        if (where.IsFailure) return where;
        if (asksOnly && !where.IsTruthy) return StyleValue.Of(false);
        if (wanted.Kind is not (StyleValueKind.Null or StyleValueKind.Boolean or StyleValueKind.Number or StyleValueKind.Text))
            return Fail(context, wanted);
        if (where.Kind is not (StyleValueKind.Text or StyleValueKind.Array)) return Fail(context, where);
        var start = 0;
        if (from is not null)
        {
            var first = from.Evaluate(context);
            if (first.IsFailure) return first;
            start = Indexes.Whole(first.Number);
        }
        var found = where.IsText ? InText(where.Text, wanted, start) : InList(where.Array, wanted, start);
        return asksOnly ? StyleValue.Of(found >= 0) : StyleValue.Of((double)found);
    }

    static int InList(StyleArray list, in StyleValue wanted, int start) =>
        list.IndexOf(wanted, Math.Max(0, start < 0 ? list.Count + start : start));

    static int InText(string text, in StyleValue wanted, int start)
    {
        var part = wanted.IsText ? wanted.Text : wanted.IsNull ? "null" : ValueText.Of(wanted);
        var found = text.IndexOf(part, Math.Clamp(start, 0, text.Length), StringComparison.Ordinal);
        return found < 0 ? -1 : Indexes.Characters(text.AsSpan(0, found));
    }

    public override string DescribeFailure(in StyleValue on) =>
        $"Looking for {ValueText.Json(on)} or in it is not possible: it takes a plain value and a list or text.";
}

/// <summary>How long a list is, or a text in characters.</summary>
sealed class Length(Expression of, string path) : Expression(StyleType.Number, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        return value.Kind switch
        {
            StyleValueKind.Text => StyleValue.Of((double)Indexes.Characters(value.Text)),
            StyleValueKind.Array => StyleValue.Of((double)value.Array.Count),
            _ => Fail(context, value),
        };
    }

    public override string DescribeFailure(in StyleValue on) => $"Expected a text or list, but found {ValueText.Json(on)}.";
}

/// <summary>A part of a list or text; negative indexes count from its end.</summary>
sealed class Slice(Expression of, Expression from, Expression? to, string path)
    : Expression(of.Type, path, to is null ? [of, from] : [of, from, to])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        if (value.IsFailure) return value;
        var first = from.Evaluate(context);
        if (first.IsFailure) return first;
        var last = to?.Evaluate(context) ?? StyleValue.Of(double.PositiveInfinity);
        if (last.IsFailure) return last;
        if (value.Kind == StyleValueKind.Array)
        {
            var (start, end) = Indexes.Range(first.Number, last.Number, value.Array.Count);
            return StyleValue.Of(new StyleArray([.. value.Array.Items.Skip(start).Take(end - start)]));
        }
        if (!value.IsText) return Fail(context, value);
        var text = value.Text;
        var (begin, stop) = Indexes.Range(first.Number, last.Number, Indexes.Characters(text));
        return StyleValue.Of(text[Indexes.Offset(text, begin)..Indexes.Offset(text, stop)]);
    }

    public override string DescribeFailure(in StyleValue on) => $"Expected a text or list, but found {ValueText.Json(on)}.";
}

/// <summary>Indexes as ECMAScript counts them, in characters instead of halves of surrogate pairs.</summary>
static class Indexes
{
    public static int Whole(double index) => double.IsNaN(index) ? 0 : (int)Math.Clamp(index, int.MinValue, int.MaxValue);

    public static (int Start, int End) Range(double from, double to, int count)
    {
        var start = Bound(from, count);
        return (start, Math.Max(start, Bound(to, count)));
    }

    static int Bound(double index, int count)
    {
        var whole = Whole(index);
        return whole < 0 ? Math.Max(0, count + whole) : Math.Min(whole, count);
    }

    public static int Characters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }

    /// <summary>Where in a string a character begins.</summary>
    public static int Offset(string text, int character)
    {
        var at = 0;
        for (; character > 0 && at < text.Length; character--) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }
}
