using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary><c>["image", name]</c></summary>
sealed class ImageExpression(Expression name, string path) : Expression(StyleType.Image, path, [name])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = name.Evaluate(context);
        return value.IsFailure ? value : Make(context, value.Text);
    }

    public static StyleValue Make(EvaluationContext context, string name) =>
        name.Length == 0 ? StyleValue.Null : StyleValue.Of(new StyleImage(name, context.Images?.Contains(name) ?? true));
}

/// <summary>One section of <c>format</c>: text or image, and what looks different in it.</summary>
sealed record FormatSection(Expression Content, Expression? Scale, Expression? Font, Expression? Color, Expression? Align)
{
    public IEnumerable<Expression> Parts => new[] { Content, Scale, Font, Color, Align }.OfType<Expression>();
}

/// <summary><c>["format", text, {…}, …]</c>: a label in sections.</summary>
sealed class Format(FormatSection[] sections, string path)
    : Expression(StyleType.Formatted, path, [.. sections.SelectMany(section => section.Parts)])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var made = new FormattedSection[sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            var content = section.Content.Evaluate(context);
            if (content.IsFailure) return content;
            var align = Of(context, section.Align);
            if (align.IsFailure) return align;
            VerticalAlign? standing = align.IsText && ChoiceNames.TryFind<VerticalAlign>(align.Text, out var found) ? found : null;
            if (content.Kind == StyleValueKind.Image)
            {
                made[i] = new FormattedSection("", content.Image, null, null, null, standing);
                continue;
            }
            var scale = Of(context, section.Scale);
            if (scale.IsFailure) return scale;
            var font = Of(context, section.Font);
            if (font.IsFailure) return font;
            var color = Of(context, section.Color);
            if (color.IsFailure) return color;
            made[i] = new FormattedSection(
                ValueText.Of(content), null,
                scale.IsNumber ? scale.Number : null,
                font.Kind == StyleValueKind.Array ? font.Array.Texts : null,
                color.Kind == StyleValueKind.Color ? color.Color : null,
                standing);
        }
        return StyleValue.Of(new FormattedText(made));
    }

    static StyleValue Of(EvaluationContext context, Expression? part) => part?.Evaluate(context) ?? StyleValue.Null;
}
