using System.Text;
using System.Text.Json;

namespace EcoTiles.Host.Configuration;

/// <summary>Reads the values of appsettings.json, each with its line.</summary>
ref struct JsonSettings
{
    readonly ReadOnlySpan<byte> _utf8;
    readonly string _path;
    readonly List<GivenValue> _values = [];
    readonly List<ConfigurationProblem> _problems;
    Utf8JsonReader _reader;

    JsonSettings(ReadOnlySpan<byte> utf8, string path, List<ConfigurationProblem> problems)
    {
        _utf8 = utf8;
        _path = path;
        _problems = problems;
        _reader = new(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    public static IReadOnlyList<GivenValue> Read(string path, List<ConfigurationProblem> problems)
    {
        ReadOnlySpan<byte> utf8;
        try
        {
            utf8 = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(SettingOrigin.File(path, 0), "", new($"无法读取:{failure.Message}", $"cannot be read: {failure.Message}")));
            return [];
        }
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var settings = new JsonSettings(utf8, path, problems);
        try
        {
            if (settings._reader.Read() && settings._reader.TokenType == JsonTokenType.StartObject) settings.ReadObject("");
            else settings.Refuse("", new("应为 JSON 对象 { … }", "should be a JSON object { … }"));
        }
        catch (JsonException failure)
        {
            var origin = SettingOrigin.File(path, (failure.LineNumber ?? 0) + 1);
            problems.Add(new(origin, "", new("不是有效的 JSON", $"is not valid JSON: {failure.Message}")));
        }
        return settings._values;
    }

    void ReadObject(string prefix)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = prefix + _reader.GetString();
            var origin = Here();
            _reader.Read();
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject when Setting.Sections.Contains(key, StringComparer.OrdinalIgnoreCase):
                    ReadObject($"{key}:");
                    break;
                case JsonTokenType.StartObject:
                    _problems.Add(UnknownKey.Problem(origin, key));
                    _reader.Skip();
                    break;
                case JsonTokenType.StartArray:
                    ReadList(key, origin);
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    _values.Add(new(key, ReadScalar(), origin));
                    break;
            }
        }
    }

    void ReadList(string key, SettingOrigin origin)
    {
        var entries = new List<string>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                Refuse(key, new("列表中只能有文本", "a list here holds texts only"));
                _reader.Skip();
            }
            else
            {
                entries.Add(ReadScalar());
            }
        }
        _values.Add(new(key, string.Join(SettingText.ListSeparator, entries), origin));
    }

    readonly string ReadScalar() =>
        _reader.TokenType == JsonTokenType.String ? _reader.GetString() ?? "" : Encoding.UTF8.GetString(_reader.ValueSpan);

    readonly void Refuse(string key, Notice notice) => _problems.Add(new(Here(), key, notice));

    readonly SettingOrigin Here() =>
        SettingOrigin.File(_path, _utf8[..(int)_reader.TokenStartIndex].Count((byte)'\n') + 1);
}
