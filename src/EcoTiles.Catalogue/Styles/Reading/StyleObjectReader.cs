using System.Text.Json;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>
/// An object of a style file, read key by key. Keys that the specification does not have are let be, for programs keep
/// notes of their own there, but not those that are nearly one it has.
/// </summary>
sealed class StyleObjectReader
{
    const int ShortestCompared = 4;
    const int LargestSlip = 2;

    readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    StyleObjectReader(JsonElement json, string path, ProblemList problems)
    {
        Path = path;
        Problems = problems;
        foreach (var property in json.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value)) problems.Repeated(PathOf(property.Name));
        }
    }

    public string Path { get; }

    public ProblemList Problems { get; }

    public IEnumerable<string> Keys => _values.Keys;

    public static StyleObjectReader? From(JsonElement json, string path, ProblemList problems)
    {
        if (json.ValueKind == JsonValueKind.Object) return new StyleObjectReader(json, path, problems);
        problems.WrongType(path, "对象", "an object", json.ValueKind);
        return null;
    }

    public string PathOf(string key)
    {
        var isPlain = key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
        return !isPlain ? $"{(Path == "$" ? "" : Path)}[\"{key}\"]" : Path == "$" ? key : $"{Path}.{key}";
    }

    public JsonElement? Any(string key)
    {
        _asked.Add(key);
        return _values.TryGetValue(key, out var value) ? value : null;
    }

    public JsonElement? Required(string key)
    {
        if (!_values.ContainsKey(key)) Problems.Missing(Path, key);
        return Any(key);
    }

    public StyleObjectReader? Object(string key) => Any(key) is { } value ? From(value, PathOf(key), Problems) : null;

    public string? Text(string key) => Of(key, JsonValueKind.String, "文本", "a text")?.GetString();

    public string? RequiredText(string key)
    {
        if (!_values.ContainsKey(key)) Problems.Missing(Path, key);
        return Text(key);
    }

    public double? Number(string key) => Of(key, JsonValueKind.Number, "数值", "a number")?.GetDouble();

    public double? Zoom(string key)
    {
        if (Number(key) is not { } zoom) return null;
        if (zoom is >= 0 and <= 24) return zoom;
        Problems.Add(PathOf(key), "缩放级别应在 0 至 24 之间。", "A zoom goes from 0 to 24.");
        return null;
    }

    public bool Flag(string key)
    {
        if (Any(key) is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Problems.WrongType(PathOf(key), " true 或 false", "true or false", value.ValueKind);
        return value.ValueKind == JsonValueKind.True;
    }

    public string? Word(string key, string[] known)
    {
        if (Text(key) is not { } word || known.Contains(word)) return Text(key);
        Problems.Unknown(PathOf(key), "值", "value", word, known);
        return null;
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key, JsonValueKind.String, null, "文本数组", "a list of texts").Select(item => item.GetString() ?? "")];

    public void Numbers(string key, int length) => Items(key, JsonValueKind.Number, length, $" {length} 个数值的数组", $"a list of {length} numbers");

    JsonElement[] Items(string key, JsonValueKind kind, int? length, string zh, string en)
    {
        if (Of(key, JsonValueKind.Array, zh, en) is not { } list) return [];
        JsonElement[] items = [.. list.EnumerateArray()];
        if (items.All(item => item.ValueKind == kind) && (length is null || length == items.Length)) return items;
        Problems.Add(PathOf(key), $"应为{zh}。", $"This must be {en}.");
        return [];
    }

    JsonElement? Of(string key, JsonValueKind kind, string zh, string en)
    {
        if (Any(key) is not { } value) return null;
        if (value.ValueKind == kind) return value;
        Problems.WrongType(PathOf(key), zh, en, value.ValueKind);
        return null;
    }

    /// <summary>Notes keys that are most likely slips of the pen.</summary>
    public void Close()
    {
        foreach (var key in _values.Keys.Where(key => key.Length >= ShortestCompared && !_asked.Contains(key)))
        {
            if (NearestName.Of(key, _asked) is { } nearest && NearestName.Distance(key, nearest) <= LargestSlip)
                Problems.UnknownKey(PathOf(key), key, _asked);
        }
    }
}
