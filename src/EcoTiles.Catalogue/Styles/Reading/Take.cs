using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Takes what properties want out of values.</summary>
static class Take
{
    public static bool Number(in StyleValue value, out double taken)
    {
        taken = value.Number;
        return value.IsNumber;
    }

    public static bool Boolean(in StyleValue value, out bool taken)
    {
        taken = value.Boolean;
        return value.Kind == StyleValueKind.Boolean;
    }

    public static bool Color(in StyleValue value, out StyleColor taken)
    {
        taken = value.Color;
        return value.Kind == StyleValueKind.Color;
    }

    public static bool Choice<T>(in StyleValue value, out T taken) where T : struct, Enum
    {
        taken = default;
        return value.IsText && ChoiceNames.TryFind(value.Text, out taken);
    }

    public static bool Choices<T>(in StyleValue value, out IReadOnlyList<T> taken) where T : struct, Enum
    {
        taken = [];
        if (value.Kind != StyleValueKind.Array) return false;
        var choices = new List<T>();
        foreach (var word in value.Array.Texts)
        {
            if (!ChoiceNames.TryFind<T>(word, out var choice)) return false;
            choices.Add(choice);
        }
        taken = choices;
        return true;
    }

    public static bool Visibility(in StyleValue value, out bool taken)
    {
        taken = value.IsText && value.Text == "visible";
        return value.IsText && value.Text is ("visible" or "none");
    }

    public static bool MayOverlap(in StyleValue value, out Overlap taken)
    {
        taken = value.Boolean ? Overlap.Always : Overlap.Never;
        return value.Kind == StyleValueKind.Boolean;
    }

    public static bool Point(in StyleValue value, out StylePoint taken)
    {
        var isPoint = value.Kind == StyleValueKind.Array && value.Array.Count == 2;
        taken = isPoint ? new StylePoint(value.Array[0].Number, value.Array[1].Number) : default;
        return isPoint;
    }

    public static bool Numbers(in StyleValue value, out IReadOnlyList<double> taken)
    {
        taken = value.Kind == StyleValueKind.Array ? value.Array.Numbers : [];
        return value.Kind == StyleValueKind.Array;
    }

    public static bool Texts(in StyleValue value, out IReadOnlyList<string> taken)
    {
        taken = value.Kind == StyleValueKind.Array ? value.Array.Texts : [];
        return value.Kind == StyleValueKind.Array;
    }

    public static bool Image(in StyleValue value, out StyleImage? taken)
    {
        taken = value.Kind == StyleValueKind.Image ? value.Image : null;
        return taken is not null;
    }

    public static bool Label(in StyleValue value, out LabelText taken)
    {
        taken = value.Kind == StyleValueKind.Formatted ? new LabelText("", value.Formatted) : new LabelText(value.IsText ? value.Text : "", null);
        return value.Kind is StyleValueKind.Formatted or StyleValueKind.Text;
    }

    public static bool Padding(in StyleValue value, out StylePadding taken)
    {
        taken = value.Kind == StyleValueKind.Padding ? value.Padding : default;
        return value.Kind == StyleValueKind.Padding;
    }

    public static bool AnchorOffsets(in StyleValue value, out AnchorOffsets? taken)
    {
        taken = value.Kind == StyleValueKind.AnchorOffsets ? value.AnchorOffsets : null;
        return taken is not null;
    }
}
