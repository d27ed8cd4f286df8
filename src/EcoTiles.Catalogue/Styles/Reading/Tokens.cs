using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Texts of the older kind, in which <c>{name}</c> stands for an attribute.</summary>
static class Tokens
{
    public static Expression Read(string text, PropertySpec spec, string path, ExpressionScope scope)
    {
        var parts = new List<Expression>();
        var plain = 0;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOfAny(['{', '}'], open + 1);
            if (close < 0 || text[close] == '{' || close == open + 1) continue;
            if (open > plain) parts.Add(Text(text[plain..open], path));
            parts.Add(new GetField(scope.Needs.Field(text[(open + 1)..close], path), path));
            plain = close + 1;
        }
        if (parts.Count == 0)
        {
            if (spec.Type.Kind == TypeKind.Image && text.Length > 0) scope.Needs.Image(text, path);
            return new Coercion(spec.Type, [Text(text, path)], path);
        }
        if (plain < text.Length) parts.Add(Text(text[plain..], path));
        // One attribute alone is handed on as it is; only several parts make a new text.
        return new Coercion(spec.Type, [parts.Count == 1 ? parts[0] : new Concat([.. parts], path)], path);
    }

    static Literal Text(string text, string path) => new(StyleType.Text, StyleValue.Of(text), path);
}
