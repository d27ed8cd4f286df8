using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Reads values that are written out, not worked out.</summary>
sealed class ConstantReader(ProblemList problems)
{
    /// <summary>The value; null, with the problem noted, when it is not one of the property.</summary>
    public StyleValue? Read(PropertySpec spec, JsonElement json, string path)
    {
        var value = JsonValue.Read(json);
        switch (spec.Type.Kind)
        {
            case TypeKind.Number:
                return Number(spec, json, path);
            case TypeKind.Boolean when value.Kind != StyleValueKind.Boolean:
                return Wrong(path, " true 或 false", "true or false", json);
            case TypeKind.Text:
                return Word(spec, json, path);
            case TypeKind.Color:
                if (value.IsText && CssColor.TryParse(value.Text, out var color)) return StyleValue.Of(color);
                return Wrong(path, " CSS 颜色，如 \"#2E7D32\"", "a CSS colour such as \"#2E7D32\"", json);
            case TypeKind.Array:
                return List(spec, json, path) ? value : null;
            case TypeKind.Padding:
                if (StylePadding.TryRead(value, out var padding)) return StyleValue.Of(padding);
                return Wrong(path, "一个数值或 1 至 4 个数值的数组", "a number, or a list of 1 to 4 numbers", json);
            case TypeKind.AnchorOffsets:
                if (AnchorOffsets.From(value) is { } offsets) return StyleValue.Of(offsets);
                return Wrong(path, "成对的锚点与偏移，如 [\"top\", [0, 1]]", "anchors, each with its offset, such as [\"top\", [0, 1]]", json);
            case TypeKind.Formatted or TypeKind.Image when !value.IsText:
                return Wrong(path, "文本", "a text", json);
            case TypeKind.Image:
                return value.Text.Length == 0 ? StyleValue.Null : StyleValue.Of(new StyleImage(value.Text, true));
            default:
                return value;
        }
    }

    StyleValue? Number(PropertySpec spec, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Number) return Wrong(path, "数值", "a number", json);
        var number = json.GetDouble();
        if (number >= spec.Min && number <= spec.Max) return StyleValue.Of(number);
        var (zh, en) = double.IsPositiveInfinity(spec.Max)
            ? ($"不小于 {NumberText.Of(spec.Min)}", $"{NumberText.Of(spec.Min)} or more")
            : ($"在 {NumberText.Of(spec.Min)} 至 {NumberText.Of(spec.Max)} 之间", $"from {NumberText.Of(spec.Min)} to {NumberText.Of(spec.Max)}");
        problems.Add(path, $"{NumberText.Of(number)} 超出范围，应{zh}。", $"{NumberText.Of(number)} is out of range; it must be {en}.");
        return null;
    }

    StyleValue? Word(PropertySpec spec, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.String) return Wrong(path, "文本", "a text", json);
        var word = json.GetString() ?? "";
        if (spec.Words is null || spec.Words.Contains(word)) return StyleValue.Of(word);
        problems.Unknown(path, "值", "value", word, spec.Words);
        return null;
    }

    bool List(PropertySpec spec, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Wrong(path, "数组", "a list", json);
            return false;
        }
        if (spec.Type.Length is { } length && json.GetArrayLength() != length)
        {
            problems.Add(path, $"数组应有 {length} 项，实际 {json.GetArrayLength()} 项。",
                FormattableString.Invariant($"The list must have {length} items, not {json.GetArrayLength()}."));
            return false;
        }
        var item = spec with { Type = spec.Type.Item ?? StyleType.Value, Min = double.NegativeInfinity, Max = double.PositiveInfinity };
        var index = 0;
        var areRight = true;
        foreach (var entry in json.EnumerateArray())
            areRight &= Read(item, entry, FormattableString.Invariant($"{path}[{index++}]")) is not null;
        return areRight;
    }

    StyleValue? Wrong(string path, string zh, string en, JsonElement found)
    {
        var text = found.GetRawText();
        if (text.Length > 40) text = text[..40] + "…";
        problems.Add(path, $"应为{zh}，实际为 {text}。", $"This must be {en}, not {text}.");
        return null;
    }
}
