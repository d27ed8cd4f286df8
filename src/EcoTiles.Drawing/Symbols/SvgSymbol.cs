using System.Numerics;
using System.Xml;
using System.Xml.Linq;

namespace EcoTiles.Drawing.Symbols;

/// <summary>
/// Reads the part of SVG that map symbols are drawn in: paths and plain shapes in groups, with fill, stroke, opacity and
/// transforms, as attributes or in <c>style</c>. What it does not know is refused by name rather than drawn wrong.
/// </summary>
public static class SvgSymbol
{
    const float Tolerance = 0.02f; // style pixels; symbols are drawn at up to four times their size
    const int MostCharacters = 1 << 20;

    static readonly HashSet<string> Ignored = ["title", "desc", "metadata", "defs", "style"];

    /// <exception cref="FormatException">The message names what cannot be read.</exception>
    public static Symbol Read(string svg)
    {
        if (svg.Length > MostCharacters) throw new FormatException("larger than 1 MiB");
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), settings);
            var root = XDocument.Load(reader).Root!; // a document that loads has a root
            if (root.Name.LocalName != "svg") throw new FormatException($"<{root.Name.LocalName}> instead of <svg>");
            return Read(root);
        }
        catch (XmlException error)
        {
            throw new FormatException($"line {error.LineNumber}: no well-formed XML", error);
        }
    }

    static Symbol Read(XElement root)
    {
        var box = SvgAttributes.Numbers(root, "viewBox") is { Length: 4 } four ? four : null;
        var width = SvgAttributes.Length(root, "width") ?? box?[2] ?? throw new FormatException("<svg>: no width and no viewBox");
        var height = SvgAttributes.Length(root, "height") ?? box?[3] ?? throw new FormatException("<svg>: no height and no viewBox");
        if (!(width > 0 && height > 0 && width <= 1024 && height <= 1024)) throw new FormatException("<svg>: width and height from 1 to 1024");
        var toSize = box is null
            ? Matrix3x2.Identity
            : Matrix3x2.CreateTranslation(-box[0], -box[1]) * Matrix3x2.CreateScale(width / box[2], height / box[3]);
        var marks = new List<SymbolMark>();
        AddChildren(root, SvgLook.Initial.With(root), toSize, marks);
        return new Symbol(width, height, marks);
    }

    static void AddChildren(XElement parent, SvgLook look, Matrix3x2 transform, List<SymbolMark> marks)
    {
        foreach (var element in parent.Elements())
        {
            var name = element.Name.LocalName;
            if (Ignored.Contains(name) || (string?)element.Attribute("display") == "none") continue;
            var own = look.With(element);
            var placed = SvgTransform.Read((string?)element.Attribute("transform")) * transform;
            if (name == "g") AddChildren(element, own, placed, marks);
            else marks.Add(Mark(element, own, placed));
        }
    }

    static SymbolMark Mark(XElement element, SvgLook look, Matrix3x2 transform)
    {
        var drawn = new CanvasPath();
        var scale = MathF.Sqrt(Math.Abs(transform.GetDeterminant()));
        AddShape(element, drawn, Tolerance / Math.Max(scale, 1e-6f));
        var path = new CanvasPath(drawn.Points.Length, drawn.Parts.Length);
        var at = 0;
        foreach (var part in drawn.Parts)
        {
            for (; at < part.End; at++) path.Add(Vector2.Transform(drawn.Points[at], transform));
            path.EndPart(part.IsClosed);
        }
        return new SymbolMark(path, look.Rule, look.FillColor, look.StrokeColor, look.StrokeOf(scale));
    }

    static void AddShape(XElement element, CanvasPath path, float tolerance)
    {
        float Number(string name) => SvgAttributes.Length(element, name) ?? 0;
        switch (element.Name.LocalName)
        {
            case "path":
                SvgPathData.Add((string?)element.Attribute("d") ?? "", path, tolerance);
                break;
            case "circle":
                Curves.AddEllipse(path, new Vector2(Number("cx"), Number("cy")), new Vector2(Number("r")), tolerance);
                break;
            case "ellipse":
                Curves.AddEllipse(path, new Vector2(Number("cx"), Number("cy")), new Vector2(Number("rx"), Number("ry")), tolerance);
                break;
            case "rect":
                var (x, y, width, height) = (Number("x"), Number("y"), Number("width"), Number("height"));
                path.AddRange([new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)]);
                path.EndPart(isClosed: true);
                break;
            case "line":
                path.AddRange([new(Number("x1"), Number("y1")), new(Number("x2"), Number("y2"))]);
                path.EndPart(isClosed: false);
                break;
            case "polyline" or "polygon":
                var numbers = SvgAttributes.Numbers(element, "points") ?? [];
                for (var i = 0; i + 1 < numbers.Length; i += 2) path.Add(numbers[i], numbers[i + 1]);
                path.EndPart(element.Name.LocalName == "polygon");
                break;
            default:
                throw new FormatException(
                    $"<{element.Name.LocalName}>: only path, circle, ellipse, rect, line, polyline, polygon and g are drawn");
        }
    }
}
