using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Values as text, one after the other.</summary>
sealed class Concat(Expression[] args, string path) : Expression(StyleType.Text, path, args)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var parts = new string[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i].Evaluate(context);
            if (value.IsFailure) return value;
            parts[i] = ValueText.Of(value);
        }
        return StyleValue.Of(string.Concat(parts));
    }
}

/// <summary><c>upcase</c> and <c>downcase</c>.</summary>
sealed class ChangeCase(Expression of, bool toUpper, string path) : Expression(StyleType.Text, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        if (value.IsFailure) return value;
        return StyleValue.Of(toUpper ? value.Text.ToUpperInvariant() : value.Text.ToLowerInvariant());
    }
}

/// <summary><c>["split", text, separator]</c></summary>
sealed class Split(Expression of, Expression separator, string path) : Expression(StyleType.ArrayOf(StyleType.Text), path, [of, separator])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var text = of.Evaluate(context);
        if (text.IsFailure) return text;
        var by = separator.Evaluate(context);
        if (by.IsFailure) return by;
        return StyleValue.Of(StyleArray.Of(by.Text.Length == 0
            ? text.Text.Select(letter => letter.ToString())
            : text.Text.Split(by.Text)));
    }
}

/// <summary><c>["join", texts, separator]</c></summary>
sealed class Join(Expression of, Expression separator, string path) : Expression(StyleType.Text, path, [of, separator])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var texts = of.Evaluate(context);
        if (texts.IsFailure) return texts;
        var by = separator.Evaluate(context);
        return by.IsFailure ? by : StyleValue.Of(string.Join(by.Text, texts.Array.Texts));
    }
}

/// <summary>Every script can be written: glyphs are shaped, not looked up one by one.</summary>
sealed class IsSupportedScript(Expression of, string path) : Expression(StyleType.Boolean, path, [of], folds: false)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        return value.IsFailure ? value : StyleValue.Of(true);
    }
}

/// <summary><c>["collator", {…}]</c>: how texts are compared.</summary>
sealed class MakeCollator(Expression caseCounts, Expression marksCount, Expression? locale, string path)
    : Expression(StyleType.Collator, path, locale is null ? [caseCounts, marksCount] : [caseCounts, marksCount, locale], folds: false)
{
    Collator? _fixed;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        if (_fixed is { } made) return StyleValue.Of(made);
        var letterCase = caseCounts.Evaluate(context);
        if (letterCase.IsFailure) return letterCase;
        var marks = marksCount.Evaluate(context);
        if (marks.IsFailure) return marks;
        var name = locale?.Evaluate(context) ?? StyleValue.Null;
        if (name.IsFailure) return name;
        var collator = new Collator(letterCase.Boolean, marks.Boolean, name.IsText ? name.Text : null);
        if (Depends == Dependence.None) _fixed = collator;
        return StyleValue.Of(collator);
    }
}

sealed class ResolvedLocale(Expression collator, string path) : Expression(StyleType.Text, path, [collator])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = collator.Evaluate(context);
        return value.IsFailure ? value : StyleValue.Of(value.Collator.Locale);
    }
}

/// <summary><c>["error", text]</c>: fails on purpose.</summary>
sealed class MakeFailure(Expression message, string path) : Expression(StyleType.Error, path, [message], folds: false)
{
    public override StyleValue Evaluate(EvaluationContext context) => Fail(context, message.Evaluate(context));

    public override string DescribeFailure(in StyleValue on) => ValueText.Of(on);
}
