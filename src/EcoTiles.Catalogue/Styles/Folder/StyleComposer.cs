using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Styles.Folder;

/// <summary>
/// Puts shared styles into the styles of maps. A style names those it includes in its metadata, each with the layer of
/// its own that they lie under (else they come on top), those it leaves out, and what it wants otherwise, as a JSON merge patch:
/// <c>"ecotiles:include": [{ "style": "shared/frame", "under": "zone-name", "without": ["road-town"], "with": { "plan-mask": { "minzoom": 6 } } }]</c>.
/// </summary>
sealed class StyleComposer(IReadOnlySet<string> sheet, List<AuthoredProblem> found)
{
    public const string IncludeKey = "ecotiles:include";

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Dictionary<string, JsonObject> _shared = new(StringComparer.Ordinal);

    public void AddShared(string file, byte[] bytes)
    {
        if (Check(file, bytes) is not null && JsonNode.Parse(bytes) is JsonObject json) _shared[file[..^".json".Length]] = json;
    }

    /// <summary>Null when something is wrong with the style; the problems are noted.</summary>
    public MapStyle? Compose(string name, string file, byte[] bytes)
    {
        if (Check(file, bytes) is null || JsonNode.Parse(bytes) is not JsonObject json) return null;
        var problems = new ProblemList(file, found);
        var known = found.Count;
        var includes = Includes(json);
        if (includes is not null) Include(json, includes, problems);
        if (found.Count > known) return null;
        var whole = Encoding.UTF8.GetBytes(json.ToJsonString(Plain));
        var document = includes is null ? Check(file, bytes) : Check(file, whole);
        return document is null
            ? null
            : new MapStyle(name, document, json, Convert.ToHexStringLower(SHA256.HashData(whole).AsSpan(0, 8)));
    }

    static JsonArray? Includes(JsonObject json) => (json["metadata"] as JsonObject)?[IncludeKey] as JsonArray;

    void Include(JsonObject json, JsonArray includes, ProblemList problems)
    {
        var layers = (JsonArray)json["layers"]!; // checked with the file
        for (var i = 0; i < includes.Count; i++)
        {
            var path = $"metadata[\"{IncludeKey}\"][{i}]";
            var name = TextOf(includes[i], "style");
            if (name is null || !_shared.TryGetValue(name, out var shared))
            {
                problems.Unknown($"{path}.style", "共用样式", "shared style", name ?? "", _shared.Keys);
                continue;
            }
            var under = TextOf(includes[i], "under");
            var at = under is null ? layers.Count : IndexOf(layers, under);
            if (at < 0)
            {
                problems.Unknown($"{path}.under", "图层", "layer", under!, layers.Select(layer => TextOf(layer, "id") ?? ""));
                continue;
            }
            var taken = Taken(shared, (includes[i] as JsonObject)?["without"] as JsonArray ?? [], $"{path}.without", problems);
            Change(taken, (includes[i] as JsonObject)?["with"] as JsonObject ?? [], $"{path}.with", problems);
            foreach (var layer in taken) layers.Insert(at++, layer);
        }
        ((JsonObject)json["metadata"]!).Remove(IncludeKey); // it was found there
    }

    static List<JsonNode> Taken(JsonObject shared, JsonArray without, string path, ProblemList problems)
    {
        var layers = ((JsonArray)shared["layers"]!).Select(layer => layer!.DeepClone()).ToList(); // checked with the file
        for (var i = 0; i < without.Count; i++)
        {
            var id = without[i] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            if (layers.RemoveAll(layer => TextOf(layer, "id") == id) == 0)
                problems.Unknown($"{path}[{i}]", "图层", "layer", id, layers.Select(layer => TextOf(layer, "id") ?? ""));
        }
        return layers;
    }

    static void Change(List<JsonNode> layers, JsonObject changes, string path, ProblemList problems)
    {
        string[] known = [.. layers.Select(layer => TextOf(layer, "id") ?? "")];
        foreach (var (id, change) in changes)
        {
            if (Array.IndexOf(known, id) is >= 0 and var at && change is JsonObject patch) Merge((JsonObject)layers[at], patch);
            else problems.Unknown($"{path}[\"{id}\"]", "图层", "layer", id, known);
        }
    }

    /// <summary>RFC 7396: objects are merged, null takes away, everything else stands in place of what was there.</summary>
    static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null) target.Remove(key);
            else if (value is JsonObject inner && target[key] is JsonObject old) Merge(old, inner);
            else target[key] = value.DeepClone();
        }
    }

    static int IndexOf(JsonArray layers, string id)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            if (TextOf(layers[i], "id") == id) return i;
        }
        return -1;
    }

    static string? TextOf(JsonNode? node, string key) =>
        (node as JsonObject)?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    StyleDocument? Check(string file, byte[] bytes)
    {
        try
        {
            var document = StyleFile.Read(file, bytes);
            var problems = new ProblemList(file, found);
            var known = found.Count;
            foreach (var image in document.Layers.SelectMany(layer => layer.Needs.Images).Where(image => !sheet.Contains(image.Name)))
                problems.Unknown(image.Path, "图案或符号", "hatch or symbol", image.Name, sheet);
            for (var i = 0; i < document.Layers.Count; i++)
                LegendHint.Read(document.Layers[i], $"layers[{i}].metadata[\"{LegendHint.Key}\"]", problems);
            foreach (var source in document.Sources.Where(source => source.Kind is SourceKind.Raster or SourceKind.RasterDem))
            {
                // What a style says must not make the server ask other machines.
                if (RasterAddress.NameOf(source.Url) is null || source.Tiles.Count > 0)
                    problems.Add($"sources.{source.Id}", $"栅格数据源应写作 \"url\": \"{RasterAddress.Prefix}名称\"，外部服务在配置 Rasters:Sources 中声明。",
                        $"A raster source is written \"url\": \"{RasterAddress.Prefix}NAME\"; services of others are named in the setting Rasters:Sources.");
            }
            return found.Count == known ? document : null;
        }
        catch (CatalogueException error)
        {
            found.AddRange(error.Problems);
            return null;
        }
    }
}
