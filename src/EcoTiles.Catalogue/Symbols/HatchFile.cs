using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Symbols;

/// <summary>Reads <c>hatches.json</c>: hatches by the name that styles call them by.</summary>
sealed class HatchFile(ProblemList problems)
{
    public const string Name = "hatches.json";

    static readonly string[] Kinds = ["line", "cross", "dots"];

    public IReadOnlyDictionary<string, Hatch> Read(JsonElement root)
    {
        var hatches = new Dictionary<string, Hatch>(StringComparer.Ordinal);
        if (AuthoredObject.From(root, "$", problems) is not { } file) return hatches;
        if (file.RequiredObject("hatches") is { } entries)
        {
            foreach (var name in entries.Keys)
            {
                if (entries.Object(name) is { } entry) hatches[name] = ReadHatch(entry);
            }
        }
        file.Close();
        return hatches;
    }

    Hatch ReadHatch(AuthoredObject entry)
    {
        var kind = entry.RequiredText("kind");
        if (kind.Length > 0 && !Kinds.Contains(kind)) problems.Unknown(entry.PathOf("kind"), "图案类型", "hatch kind", kind, Kinds);
        var hatch = new Hatch(
            kind switch { "cross" => HatchKind.Cross, "dots" => HatchKind.Dots, _ => HatchKind.Line },
            entry.Number("angle", 0, 180) ?? 45,
            entry.Number("spacing", 0.3, 50) ?? 1.5,
            entry.Number("width", 0.05, 10) ?? 0.25,
            ReadColor(entry, "color", StyleColor.Black))
        {
            Background = ReadColor(entry, "background", StyleColor.Transparent),
        };
        entry.Close();
        return hatch;
    }

    StyleColor ReadColor(AuthoredObject entry, string key, StyleColor otherwise)
    {
        if (entry.Text(key) is not { } text) return otherwise;
        if (CssColor.TryParse(text, out var color)) return color;
        problems.Add(entry.PathOf(key), $"“{text}”不是颜色，应如 #2E7D32。", $"\"{text}\" is no colour; write it like #2E7D32.");
        return otherwise;
    }
}
