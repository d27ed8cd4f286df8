using System.Xml.Linq;

namespace EcoTiles.Drawing.Symbols;

/// <summary>How shapes look where an element of an SVG stands; elements inherit from their group.</summary>
sealed record SvgLook(
    Color? Fill, Color? Stroke, float Width, float FillOpacity, float StrokeOpacity, float Opacity, FillRule Rule,
    LineCap Cap, LineJoin Join, float MiterLimit, float[]? Dashes)
{
    public static SvgLook Initial { get; } = new(
        Color.Black, null, 1, 1, 1, 1, FillRule.NonZero, LineCap.Butt, LineJoin.Miter, 4, null);

    public Color? FillColor => Fill?.WithOpacity(FillOpacity * Opacity);

    public Color? StrokeColor => Width > 0 ? Stroke?.WithOpacity(StrokeOpacity * Opacity) : null;

    public StrokeStyle StrokeOf(float scale) => new(
        Width * scale, Cap, Join, MiterLimit, Dashes is null ? null : Array.ConvertAll(Dashes, dash => dash * scale));

    public SvgLook With(XElement element)
    {
        string? Text(string name) => SvgAttributes.Presentation(element, name);
        float Number(string name, float inherited) => Text(name) is { } text ? SvgAttributes.Length(text, $"{name}=\"{text}\"") : inherited;
        return new SvgLook(
            Text("fill") is { } fill ? SvgAttributes.Paint(fill) : Fill,
            Text("stroke") is { } stroke ? SvgAttributes.Paint(stroke) : Stroke,
            Number("stroke-width", Width),
            Number("fill-opacity", FillOpacity),
            Number("stroke-opacity", StrokeOpacity),
            Opacity * Number("opacity", 1),
            Text("fill-rule") switch { null => Rule, "evenodd" => FillRule.EvenOdd, _ => FillRule.NonZero },
            Text("stroke-linecap") switch { null => Cap, "round" => LineCap.Round, "square" => LineCap.Square, _ => LineCap.Butt },
            Text("stroke-linejoin") switch { null => Join, "round" => LineJoin.Round, "bevel" => LineJoin.Bevel, _ => LineJoin.Miter },
            Number("stroke-miterlimit", MiterLimit),
            Text("stroke-dasharray") is { } dashes ? DashesOf(dashes) : Dashes);
    }

    static float[]? DashesOf(string text)
    {
        if (text == "none") return null;
        var lengths = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => SvgAttributes.Length(part, $"stroke-dasharray=\"{text}\"")).ToArray();
        return lengths.Length % 2 == 0 ? lengths : [.. lengths, .. lengths];
    }
}
