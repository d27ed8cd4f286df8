using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Relief;

/// <summary>Reads <c>relief.json</c>: classes of elevation and slope, by the name that styles call them by as rasters.</summary>
sealed class ReliefFile(ProblemList problems)
{
    public const string Name = "relief.json";

    static readonly string[] Measures = ["elevation", "slope"];

    public IReadOnlyDictionary<string, ReliefScale> Read(JsonElement root)
    {
        var scales = new Dictionary<string, ReliefScale>(StringComparer.Ordinal);
        if (AuthoredObject.From(root, "$", problems) is not { } file) return scales;
        if (file.RequiredObject("scales") is { } entries)
        {
            foreach (var name in entries.Keys)
            {
                if (entries.Object(name) is { } entry) scales[name] = ReadScale(name, entry);
            }
        }
        file.Close();
        return scales;
    }

    ReliefScale ReadScale(string name, AuthoredObject entry)
    {
        var measure = entry.RequiredText("of");
        if (measure.Length > 0 && !Measures.Contains(measure)) problems.Unknown(entry.PathOf("of"), "量", "measure", measure, Measures);
        var classes = new List<ReliefClass>();
        var entries = entry.RequiredObjects("classes");
        foreach (var each in entries)
        {
            var isLast = classes.Count == entries.Count - 1;
            var below = each.Number("below", -12_000, 10_000);
            if (below is null != isLast)
                problems.Add(each.Path, "除最后一级外，每级都应有 below。", "Every class but the last one has \"below\".");
            else if (classes.Count > 0 && below <= classes[^1].Below)
                problems.Add(each.PathOf("below"), "分级应由低到高。", "Classes go from low to high.");
            classes.Add(new ReliefClass(below ?? double.PositiveInfinity, ReadColor(each), each.RequiredText("zh"), each.RequiredText("en")));
            each.Close();
        }
        var scale = new ReliefScale(
            name, measure == "slope" ? ReliefMeasure.Slope : ReliefMeasure.Elevation, entry.RequiredText("zh"), entry.RequiredText("en"), classes);
        entry.Close();
        return scale;
    }

    StyleColor ReadColor(AuthoredObject entry)
    {
        var text = entry.RequiredText("color");
        if (CssColor.TryParse(text, out var color)) return color;
        if (text.Length > 0) problems.Add(entry.PathOf("color"), $"“{text}”不是颜色，应如 #2E7D32。", $"\"{text}\" is no colour; write it like #2E7D32.");
        return StyleColor.Transparent;
    }
}
