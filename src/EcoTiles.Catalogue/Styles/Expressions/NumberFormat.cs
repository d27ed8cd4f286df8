using System.Globalization;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>What <c>number-format</c> may be told beside the number.</summary>
sealed record NumberFormatOptions(Expression? Locale, Expression? Currency, Expression? Unit, Expression? MinDigits, Expression? MaxDigits);

/// <summary>Writes a number for people: <c>1,234.5</c>, <c>¥12.00</c>, <c>3.5 km</c>.</summary>
sealed class NumberFormat(Expression number, NumberFormatOptions options, string path)
    : Expression(StyleType.Text, path, [.. new[]
    {
        number, options.Locale, options.Currency, options.Unit, options.MinDigits, options.MaxDigits,
    }.OfType<Expression>()])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = number.Evaluate(context);
        var locale = Option(context, options.Locale);
        var currency = Option(context, options.Currency);
        var unit = Option(context, options.Unit);
        var min = Option(context, options.MinDigits);
        var max = Option(context, options.MaxDigits);
        if (value.IsFailure) return value;
        if (locale.IsFailure || currency.IsFailure || unit.IsFailure || min.IsFailure || max.IsFailure) return StyleValue.Failure;
        var usual = currency.IsText ? NumberWords.CurrencyDigits(currency.Text) : 0;
        var least = min.IsNumber ? min.Number : max.IsNumber ? Math.Min(usual, max.Number) : usual;
        var most = max.IsNumber ? max.Number : Math.Max(least, currency.IsText ? usual : 3);
        if (least is not (>= 0 and <= 100) || most is not (>= 0 and <= 100) || least > most) return Fail(context, min.IsNumber ? min : max);
        if (unit.IsText && !NumberWords.IsUnit(unit.Text)) return Fail(context, unit);
        if (currency.IsText && !NumberWords.IsCurrency(currency.Text)) return Fail(context, currency);
        var language = NumberWords.Language(locale.IsText ? locale.Text : "en-US");
        var text = Digits(value.Number, (int)least, (int)most, NumberWords.Separators(language));
        if (currency.IsText) text = NumberWords.WithCurrency(text, currency.Text, locale.IsText ? locale.Text : "en-US");
        if (unit.IsText) text = NumberWords.WithUnit(text, unit.Text, language);
        return StyleValue.Of(text);
    }

    static StyleValue Option(EvaluationContext context, Expression? option) => option?.Evaluate(context) ?? StyleValue.Null;

    static string Digits(double number, int least, int most, (string Group, string Decimal) separators)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "∞" : "-∞";
        // What people read are the shortest digits of a number, so those are rounded: 1.005 becomes 1.01.
        var plain = Math.Abs(number) < 1e27
            ? decimal.Round(
                decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
                Math.Min(most, 28), MidpointRounding.AwayFromZero).ToString("F28", CultureInfo.InvariantCulture)
            : number.ToString("F0", CultureInfo.InvariantCulture) + ".0";
        var point = plain.IndexOf('.');
        var whole = plain.AsSpan(0, point);
        var sign = number < 0 || (number == 0 && double.IsNegative(number)) ? "-" : "";
        if (whole[0] == '-') whole = whole[1..];
        var fraction = plain[(point + 1)..].TrimEnd('0');
        if (fraction.Length < least) fraction = fraction.PadRight(least, '0');
        var grouped = new System.Text.StringBuilder(sign);
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) grouped.Append(separators.Group);
            grouped.Append(whole[i]);
        }
        return fraction.Length == 0 ? grouped.ToString() : grouped.Append(separators.Decimal).Append(fraction).ToString();
    }

    public override string DescribeFailure(in StyleValue on) =>
        $"number-format cannot use {ValueText.Json(on)}: digits go from 0 to 100, the least not above the most; units and currencies are those of ECMA-402.";
}
