using System.Text.Json;
using EcoTiles.Catalogue.Styles.Reading;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads what makes text, and what is told with options in an object.</summary>
static class TextReading
{
    public static Expression? Collator(JsonElement[] args, ParseSite site)
    {
        if (Options(args, 1, site) is not { } options) return null;
        var caseCounts = Option(options, "case-sensitive", StyleType.Boolean, site, out var caseIsRight);
        var marksCount = Option(options, "diacritic-sensitive", StyleType.Boolean, site, out var marksAreRight);
        var locale = Option(options, "locale", StyleType.Text, site, out var localeIsRight);
        if (!caseIsRight || !marksAreRight || !localeIsRight) return null;
        var no = new Literal(StyleType.Boolean, StyleValue.Of(false), site.Path);
        return new MakeCollator(caseCounts ?? no, marksCount ?? no, locale, site.Path);
    }

    public static Expression? NumberFormat(JsonElement[] args, ParseSite site)
    {
        if (Options(args, 2, site) is not { } options) return null;
        var number = site.Argument(args, 1, StyleType.Number);
        var read = new NumberFormatOptions(
            Option(options, "locale", StyleType.Text, site, out var localeIsRight),
            Option(options, "currency", StyleType.Text, site, out var currencyIsRight),
            Option(options, "unit", StyleType.Text, site, out var unitIsRight),
            Option(options, "min-fraction-digits", StyleType.Number, site, out var minIsRight),
            Option(options, "max-fraction-digits", StyleType.Number, site, out var maxIsRight));
        if (number is null || !localeIsRight || !currencyIsRight || !unitIsRight || !minIsRight || !maxIsRight) return null;
        if (read is { Currency: not null, Unit: not null })
            return site.WrongAt(2, "currency 与 unit 不能同时使用。", "Use \"currency\" or \"unit\", not both.");
        return new NumberFormat(number, read, site.Path);
    }

    public static Expression? Image(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        if (site.Argument(args, 1, StyleType.Text) is not { } name) return null;
        if (name is Literal { Value: { IsText: true } known }) site.Scope.Needs.Image(known.Text, site.PathOf(1));
        return new ImageExpression(name, site.Path);
    }

    public static Expression? Format(JsonElement[] args, ParseSite site)
    {
        if (args.Length < 2) return site.WrongCount("至少 1 ", "at least 1 argument", 0);
        var sections = new List<FormatSection>();
        var mayLook = false;
        for (var i = 1; i < args.Length; i++)
        {
            if (mayLook && args[i].ValueKind == JsonValueKind.Object)
            {
                if (Look(sections[^1], args[i], site.At(i)) is not { } looking) return null;
                sections[^1] = looking;
                mayLook = false;
                continue;
            }
            if (site.Argument(args, i, StyleType.Value) is not { } content) return null;
            if (content.Type.Kind is not (TypeKind.Text or TypeKind.Value or TypeKind.Null or TypeKind.Image))
                return site.WrongAt(i, $"分段应为文本或图像，实际为 {content.Type}。", $"A section must be a text or an image, not {content.Type}.");
            sections.Add(new FormatSection(content, null, null, null, null));
            mayLook = true;
        }
        return new Format([.. sections], site.Path);
    }

    static FormatSection? Look(FormatSection section, JsonElement options, ParseSite site)
    {
        var scale = Option(options, "font-scale", StyleType.Number, site, out var scaleIsRight);
        var font = Option(options, "text-font", StyleType.ArrayOf(StyleType.Text), site, out var fontIsRight);
        var color = Option(options, "text-color", StyleType.Color, site, out var colorIsRight);
        var align = Option(options, "vertical-align", StyleType.Text, site, out var alignIsRight);
        if (!scaleIsRight || !fontIsRight || !colorIsRight || !alignIsRight) return null;
        if (align is Literal { Value: { IsText: true } named } && !ChoiceNames.TryFind<VerticalAlign>(named.Text, out _))
        {
            site.Scope.Problems.Unknown($"{site.Path}.vertical-align", "值", "value", named.Text, ChoiceNames.All<VerticalAlign>());
            return null;
        }
        if (font is Literal { Value: { Kind: StyleValueKind.Array } stack })
        {
            foreach (var name in stack.Array.Texts) site.Scope.Needs.Font(name, $"{site.Path}.text-font");
        }
        return section with { Scale = scale, Font = font, Color = color, Align = align };
    }

    static JsonElement? Options(JsonElement[] args, int index, ParseSite site)
    {
        if (args.Length != index + 1) site.WrongCount($" {index} ", index == 1 ? "1 argument" : "2 arguments", args.Length - 1);
        else if (args[index].ValueKind != JsonValueKind.Object)
            site.WrongAt(index, "此处应为选项对象。", "This must be an object with options.");
        else return args[index];
        return null;
    }

    static Expression? Option(JsonElement options, string name, StyleType type, ParseSite site, out bool isRight)
    {
        isRight = true;
        // As in MapLibre, what is empty or 0 counts as not given; the same style must read the same in the browser.
        if (!options.TryGetProperty(name, out var json) || !JsonValue.Read(json).IsTruthy) return null;
        var read = site.At(name, type).Parse(json);
        isRight = read is not null;
        return read;
    }
}
