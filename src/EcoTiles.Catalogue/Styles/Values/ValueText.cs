using System.Text;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Values as text, as <c>to-string</c> and <c>concat</c> write them.</summary>
static class ValueText
{
    public static string Of(in StyleValue value) => value.Kind switch
    {
        StyleValueKind.Null => "",
        StyleValueKind.Boolean => value.Boolean ? "true" : "false",
        StyleValueKind.Number => NumberText.Of(value.Number),
        StyleValueKind.Text => value.Text,
        StyleValueKind.Color => value.Color.ToString(),
        StyleValueKind.Formatted => value.Formatted.ToString(),
        StyleValueKind.Image => value.Image.Name,
        _ => Json(value),
    };

    /// <summary>The value as JSON, as messages quote it.</summary>
    public static string Json(in StyleValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    static void Append(StringBuilder text, in StyleValue value)
    {
        switch (value.Kind)
        {
            case StyleValueKind.Null or StyleValueKind.Failure or StyleValueKind.Collator:
                text.Append("null");
                break;
            case StyleValueKind.Number when !double.IsFinite(value.Number):
                text.Append("null");
                break;
            case StyleValueKind.Boolean or StyleValueKind.Number:
                text.Append(Of(value));
                break;
            case StyleValueKind.Array:
                List(text, value.Array.Items);
                break;
            case StyleValueKind.Padding:
                var sides = value.Padding;
                List(text, [StyleValue.Of(sides.Top), StyleValue.Of(sides.Right), StyleValue.Of(sides.Bottom), StyleValue.Of(sides.Left)]);
                break;
            case StyleValueKind.AnchorOffsets:
                List(text, [.. value.AnchorOffsets.Places.SelectMany(place => new[]
                {
                    StyleValue.Of(ChoiceNames.Of(place.Anchor)),
                    StyleValue.Of(StyleArray.Of([place.Offset.X, place.Offset.Y])),
                })]);
                break;
            case StyleValueKind.Object:
                text.Append('{');
                var isFirst = true;
                foreach (var (name, member) in value.Object.Values)
                {
                    if (!isFirst) text.Append(',');
                    isFirst = false;
                    Quote(text, name);
                    text.Append(':');
                    Append(text, member);
                }
                text.Append('}');
                break;
            default:
                Quote(text, Of(value));
                break;
        }
    }

    static void List(StringBuilder text, IReadOnlyList<StyleValue> items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, items[i]);
        }
        text.Append(']');
    }

    static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            if (letter is '"' or '\\') text.Append('\\').Append(letter);
            else if (letter is '\n') text.Append("\\n");
            else if (letter is '\r') text.Append("\\r");
            else if (letter is '\t') text.Append("\\t");
            else if (letter < ' ') text.Append("\\u").Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else text.Append(letter);
        }
        text.Append('"');
    }
}
