using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EcoTiles.Host.Configuration;

/// <summary>Values as text: how they are read, written, and what may stand there.</summary>
static class SettingText
{
    /// <summary>Separates the entries of a list that stands in one variable or argument.</summary>
    public const char ListSeparator = ';';

    public static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable<string> list => string.Join(ListSeparator, list),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static IReadOnlyList<string> ReadList(string text) =>
        text.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True when the text is a value this setting may have.</summary>
    public static bool IsAllowed(Setting setting, string text)
    {
        if (text.Length == 0) return !setting.Rules.Any(rule => rule is RequiredAttribute) && !setting.Type.IsValueType;
        return TryRead(setting.Type, text, out var value) && setting.Rules.All(rule => rule.IsValid(value));
    }

    /// <summary>What would be right here.</summary>
    public static Notice Allowed(Setting setting)
    {
        var rule = setting.Rules.FirstOrDefault(rule => rule is not RequiredAttribute);
        return (setting.Type, rule) switch
        {
            (_, AllowedValueAttribute said) => said.Allowed,
            ({ IsEnum: true } type, _) => Words(Enum.GetNames(type)),
            (_, RangeAttribute range) when setting.Type == typeof(TimeSpan) => new(
                $"时长(时:分:秒,或 天.时:分:秒),{range.Minimum} 至 {range.Maximum}",
                $"a time (hh:mm:ss, or days.hh:mm:ss) from {range.Minimum} to {range.Maximum}"),
            (_, RangeAttribute range) => new(
                $"{range.Minimum} 至 {range.Maximum} 的整数", $"a whole number from {range.Minimum} to {range.Maximum}"),
            _ => new("非空文本", "a text that is not empty"),
        };
    }

    static Notice Words(IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return new($"{list} 之一", $"one of {list}");
    }

    static bool TryRead(Type type, string text, out object? value)
    {
        value = null;
        if (type == typeof(int))
        {
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
            value = number;
        }
        else if (type == typeof(TimeSpan))
        {
            // A bare number would be taken as days, which nobody means.
            if (!text.Contains(':') || !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)) return false;
            value = time;
        }
        else if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase);
        }
        else if (type == typeof(IReadOnlyList<string>))
        {
            value = ReadList(text);
        }
        else
        {
            value = text;
        }
        return true;
    }
}
