using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Reading;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles;

/// <summary>Reads style files of MapLibre's version 8, checking everything before anything is drawn.</summary>
public static class StyleFile
{
    const int LargestBytes = 8 * 1024 * 1024;
    const int MostLayers = 1000;
    const int DeepestNesting = 64;
    const int MostProblems = 200;

    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="CatalogueException">Something is wrong; it lists everything that is.</exception>
    public static StyleDocument Read(string file, ReadOnlyMemory<byte> json)
    {
        var found = new List<AuthoredProblem>();
        var document = Read(new ProblemList(file, found), json);
        if (found.Count > MostProblems)
        {
            var more = found.Count - MostProblems;
            found.RemoveRange(MostProblems, more);
            found.Add(new AuthoredProblem(file, "$", $"另有 {more} 个问题。", FormattableString.Invariant($"There are {more} problems more.")));
        }
        return found.Count == 0 && document is not null ? document : throw new CatalogueException(found);
    }

    static StyleDocument? Read(ProblemList problems, ReadOnlyMemory<byte> json)
    {
        if (json.Length > LargestBytes)
        {
            problems.Add("$", $"文件有 {json.Length} 字节，最多 {LargestBytes} 字节；请把数据移到数据源中。",
                FormattableString.Invariant($"The file has {json.Length} bytes; {LargestBytes} is the most. Move data into sources of their own."));
            return null;
        }
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
            using var text = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return StyleObjectReader.From(text.RootElement, "$", problems) is { } root ? ReadRoot(root, problems) : null;
        }
        catch (JsonException error) when (error.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            problems.Add(
                FormattableString.Invariant($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}"),
                $"嵌套超过 {DeepestNesting} 层，请拆分表达式。", $"This is nested deeper than {DeepestNesting} levels; take the expression apart.");
        }
        catch (JsonException error)
        {
            problems.NotJson(error);
        }
        catch (InvalidOperationException)
        {
            problems.Add("$", "文本中有无效的 UTF-8 或代理字符。", "A text holds invalid UTF-8 or half a surrogate pair.");
        }
        return null;
    }

    static StyleDocument? ReadRoot(StyleObjectReader root, ProblemList problems)
    {
        if (root.Required("version") is { } version && (version.ValueKind != JsonValueKind.Number || version.GetDouble() != 8))
            problems.Add("version", "version 应为 8。", "The version must be 8.");
        var sources = ReadSources(root);
        var named = sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        var names = root.Object("sources")?.Keys ?? [];
        foreach (var key in (string[])["light", "sky", "projection", "terrain", "transition", "font-faces"]) root.Object(key);
        foreach (var key in (string[])["zoom", "bearing", "pitch", "roll", "centerAltitude"]) root.Number(key);
        root.Numbers("center", 2);
        var document = new StyleDocument(sources, ReadLayers(root, new LayerReader(named, names, ReadState(root), problems), problems))
        {
            Name = root.Text("name"),
            Metadata = root.Any("metadata")?.Clone(),
            Sprites = ReadSprites(root, problems),
            Glyphs = ReadGlyphs(root, problems),
        };
        root.Close();
        return document;
    }

    static IReadOnlyList<StyleSource> ReadSources(StyleObjectReader root)
    {
        if (root.Required("sources") is null) return [];
        return root.Object("sources") is { } sources ? SourceReader.Read(sources) : [];
    }

    static List<StyleLayer> ReadLayers(StyleObjectReader root, LayerReader reader, ProblemList problems)
    {
        var layers = new List<StyleLayer>();
        if (root.Required("layers") is not { } list) return layers;
        if (list.ValueKind != JsonValueKind.Array)
        {
            problems.WrongType("layers", "数组", "a list", list.ValueKind);
            return layers;
        }
        if (list.GetArrayLength() > MostLayers)
        {
            problems.Add("layers", $"图层有 {list.GetArrayLength()} 个，最多 {MostLayers} 个；请合并图层。",
                FormattableString.Invariant($"There are {list.GetArrayLength()} layers; {MostLayers} is the most. Put layers together with \"match\"."));
            return layers;
        }
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (reader.Read(entry, FormattableString.Invariant($"layers[{index++}]")) is { } layer) layers.Add(layer);
        }
        return layers;
    }

    static Dictionary<string, StyleValue> ReadState(StyleObjectReader root)
    {
        var state = new Dictionary<string, StyleValue>(StringComparer.Ordinal);
        if (root.Object("state") is not { } entries) return state;
        foreach (var key in entries.Keys)
        {
            if (entries.Any(key) is { ValueKind: JsonValueKind.Object } entry && entry.TryGetProperty("default", out var value))
                state[key] = JsonValue.Read(value);
        }
        return state;
    }

    static List<SpriteSheet> ReadSprites(StyleObjectReader root, ProblemList problems)
    {
        var sheets = new List<SpriteSheet>();
        if (root.Any("sprite") is not { } sprite) return sheets;
        if (sprite.ValueKind != JsonValueKind.Array)
        {
            if (root.Text("sprite") is { } url) sheets.Add(new SpriteSheet("default", url));
            return sheets;
        }
        var index = 0;
        foreach (var entry in sprite.EnumerateArray())
        {
            if (StyleObjectReader.From(entry, FormattableString.Invariant($"sprite[{index++}]"), problems) is not { } sheet) continue;
            if (sheet.RequiredText("id") is not { } id || sheet.RequiredText("url") is not { } url) continue;
            if (sheets.Any(other => other.Id == id || other.Url == url)) problems.Repeated(sheet.Path);
            sheets.Add(new SpriteSheet(id, url));
        }
        return sheets;
    }

    static string? ReadGlyphs(StyleObjectReader root, ProblemList problems)
    {
        var glyphs = root.Text("glyphs");
        foreach (var token in (string[])["{fontstack}", "{range}"])
        {
            if (glyphs is not null && !glyphs.Contains(token, StringComparison.Ordinal))
                problems.Add("glyphs", $"地址中缺少 {token}。", $"The address must have {token} in it.");
        }
        return glyphs;
    }
}
