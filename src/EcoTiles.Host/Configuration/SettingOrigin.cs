namespace EcoTiles.Host.Configuration;

enum OriginKind
{
    Default,
    File,
    Environment,
    Argument,
}

/// <summary>Where a value comes from: a file and line, an environment variable or an argument.</summary>
readonly record struct SettingOrigin(OriginKind Kind, string Name, long Line = 0)
{
    public static SettingOrigin Default { get; } = new(OriginKind.Default, "");

    public static SettingOrigin File(string path, long line) => new(OriginKind.File, path, line);

    public static SettingOrigin Environment(string variable) => new(OriginKind.Environment, variable);

    public static SettingOrigin Argument(string option) => new(OriginKind.Argument, option);

    public override string ToString() => Kind switch
    {
        OriginKind.Default => "default",
        OriginKind.File => Line > 0 ? $"{Name}:{Line}" : Name,
        OriginKind.Environment => $"environment {Name}",
        _ => $"argument {Name}",
    };
}

/// <summary>One value as one place gives it, before anyone has judged it.</summary>
sealed record GivenValue(string Key, string Text, SettingOrigin Origin);

/// <summary>Something in the configuration that is wrong, and what would be right.</summary>
sealed record ConfigurationProblem(SettingOrigin Origin, string Key, Notice Notice)
{
    public override string ToString() => Key.Length == 0 ? $"{Origin}: {Notice}" : $"{Origin}: {Key}: {Notice}";
}
