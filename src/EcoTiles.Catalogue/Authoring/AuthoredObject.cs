using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>
/// One JSON object of an authored file, read key by key. A wrong value is noted and read as if it were not there, so that
/// one reading finds every problem; <see cref="Close"/> notes the keys that nobody asked for.
/// </summary>
sealed class AuthoredObject
{
    readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    AuthoredObject(JsonElement element, string path, ProblemList problems)
    {
        Path = path;
        Problems = problems;
        foreach (var property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value)) problems.Repeated(PathOf(property.Name));
        }
    }

    public string Path { get; }

    public ProblemList Problems { get; }

    public IEnumerable<string> Keys => _values.Keys;

    public static AuthoredObject? From(JsonElement element, string path, ProblemList problems)
    {
        if (element.ValueKind == JsonValueKind.Object) return new AuthoredObject(element, path, problems);
        problems.WrongType(path, "对象", "an object", element.ValueKind);
        return null;
    }

    public string PathOf(string key)
    {
        var plain = key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
        var step = plain ? key : $"[\"{key}\"]";
        return Path == "$" ? step : plain ? $"{Path}.{step}" : $"{Path}{step}";
    }

    /// <summary>Whether a key is there with a value of this kind.</summary>
    public bool Holds(string key, JsonValueKind kind) => _values.TryGetValue(key, out var value) && value.ValueKind == kind;

    public string? Text(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        Problems.WrongType(PathOf(key), "非空文字", "text that is not empty", value.ValueKind);
        return null;
    }

    public string RequiredText(string key)
    {
        if (!_values.ContainsKey(key)) Problems.Missing(Path, key);
        return Text(key) ?? "";
    }

    public bool Flag(string key)
    {
        if (Find(key) is not { } value) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Problems.WrongType(PathOf(key), " true 或 false", "true or false", value.ValueKind);
        return false;
    }

    public int? Zoom(string key)
    {
        const int Deepest = Geometry.Grids.TileId.DeepestZoom;
        if (Find(key) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var zoom) && zoom is >= 0 and <= Deepest)
            return zoom;
        Problems.WrongType(PathOf(key), $" 0 至 {Deepest} 的整数", $"a whole number from 0 to {Deepest}", value.ValueKind);
        return null;
    }

    public double? Number(string key, double least, double most)
    {
        if (Find(key) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
            return number;
        Problems.WrongType(PathOf(key), FormattableString.Invariant($" {least} 至 {most} 的数"),
            FormattableString.Invariant($"a number from {least} to {most}"), value.ValueKind);
        return null;
    }

    public IReadOnlyList<string>? Texts(string key)
    {
        if (Find(key) is not { } value) return null;
        var texts = new List<string>();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.String || item.GetString() is not { Length: > 0 } text) break;
                texts.Add(text);
            }
            if (texts.Count > 0 && texts.Count == value.GetArrayLength()) return texts;
        }
        Problems.WrongType(PathOf(key), "非空文字列表", "a list of one or more texts", value.ValueKind);
        return null;
    }

    public AuthoredObject? Object(string key) =>
        Find(key) is { } value ? From(value, PathOf(key), Problems) : null;

    public AuthoredObject? RequiredObject(string key)
    {
        if (!_values.ContainsKey(key)) Problems.Missing(Path, key);
        return Object(key);
    }

    /// <summary>The objects of a list that must have one or more.</summary>
    public IReadOnlyList<AuthoredObject> RequiredObjects(string key)
    {
        if (Find(key) is not { } value)
        {
            Problems.Missing(Path, key);
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Problems.WrongType(PathOf(key), "非空列表", "a list of one or more objects", value.ValueKind);
            return [];
        }
        return [.. value.EnumerateArray().Select((item, index) => From(item, $"{PathOf(key)}[{index}]", Problems)).OfType<AuthoredObject>()];
    }

    /// <summary>Notes the keys that were never asked for.</summary>
    public void Close()
    {
        foreach (var key in _values.Keys.Where(key => !_asked.Contains(key)))
            Problems.UnknownKey(PathOf(key), key, _asked);
    }

    JsonElement? Find(string key)
    {
        _asked.Add(key);
        return _values.TryGetValue(key, out var value) ? value : null;
    }
}
