using System.Collections.Frozen;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace EcoTiles.Host.Configuration;

/// <summary>One key that can be set: its place in <see cref="EcoTilesOptions"/> and what is known of its value.</summary>
sealed class Setting(string key, PropertyInfo property, string defaultText)
{
    /// <summary>Section and name, such as <c>Server:Urls</c>.</summary>
    public string Key { get; } = key;

    public string DefaultText { get; } = defaultText;

    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public bool IsList => Type == typeof(IReadOnlyList<string>);

    public bool IsSecret { get; } = property.IsDefined(typeof(SecretAttribute));

    public string Description { get; } = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    public IReadOnlyList<ValidationAttribute> Rules { get; } = [.. property.GetCustomAttributes<ValidationAttribute>()];

    public static IReadOnlyList<Setting> All { get; } = [.. Read("", new EcoTilesOptions())];

    /// <summary>Names of sections, such as <c>Server</c>.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. All.Where(setting => setting.Key.Contains(':')).Select(setting => setting.Key.Split(':')[0]).Distinct()];

    public static FrozenDictionary<string, Setting> ByKey { get; } =
        All.ToFrozenDictionary(setting => setting.Key, StringComparer.OrdinalIgnoreCase);

    static IEnumerable<Setting> Read(string prefix, object section)
    {
        foreach (var property in section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(section);
            if (value is not null && IsSection(property.PropertyType))
            {
                foreach (var inner in Read($"{prefix}{property.Name}:", value)) yield return inner;
            }
            else
            {
                yield return new(prefix + property.Name, property, SettingText.Write(value));
            }
        }
    }

    /// <summary>A class of ours holds settings; everything else is a setting itself.</summary>
    static bool IsSection(Type type) =>
        type.IsClass && type.Namespace!.StartsWith(nameof(EcoTiles), StringComparison.Ordinal); // only type parameters have none
}
