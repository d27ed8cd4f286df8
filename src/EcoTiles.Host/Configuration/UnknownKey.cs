using EcoTiles.Catalogue;

namespace EcoTiles.Host.Configuration;

/// <summary>Says that a key is unknown and which one was probably meant, spelt as its place spells keys.</summary>
static class UnknownKey
{
    public static ConfigurationProblem Problem(SettingOrigin origin, string key)
    {
        if (Setting.Sections.FirstOrDefault(name => name.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } section)
        {
            var inside = string.Join(", ", Setting.All
                .Where(setting => setting.Key.StartsWith($"{section}:", StringComparison.Ordinal))
                .Select(setting => setting.Key[(section.Length + 1)..]));
            return new(origin, key, new($"这是一节,其中的键:{inside}", $"is a section with the keys {inside}"));
        }
        var known = Setting.All.Select(setting => setting.Key).Concat(Setting.Sections);
        return new(origin, key, NearestName.Of(key, known) is { } meant
            ? new($"未知的键,是否想写 {Spell(origin, meant)}?", $"unknown key, did you mean {Spell(origin, meant)}?")
            : new("未知的键;ecotiles config show 列出所有键", "unknown key; ecotiles config show lists every key"));
    }

    static string Spell(SettingOrigin origin, string key) => origin.Kind == OriginKind.Environment
        ? EnvironmentSettings.VariableOf(key)
        : key;
}
