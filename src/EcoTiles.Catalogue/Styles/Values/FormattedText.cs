namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Text in sections of their own look, and pictures between them.</summary>
public sealed record FormattedText(IReadOnlyList<FormattedSection> Sections)
{
    public override string ToString() => string.Concat(Sections.Select(section => section.Text));
}

/// <summary>One stretch of a label. What is null is as the layer says.</summary>
/// <param name="FontStack">Names of fonts; the first that has a glyph draws it.</param>
public sealed record FormattedSection(
    string Text, StyleImage? Image, double? Scale, IReadOnlyList<string>? FontStack, StyleColor? Color, VerticalAlign? Align);

/// <summary>What a label says: plain text, or sections.</summary>
public readonly record struct LabelText(string Plain, FormattedText? Sections)
{
    public bool IsEmpty => Sections is null
        ? string.IsNullOrEmpty(Plain)
        : Sections.Sections.All(section => section.Text.Length == 0 && section.Image is null or { Name.Length: 0 });

    public override string ToString() => Sections?.ToString() ?? Plain ?? "";
}
