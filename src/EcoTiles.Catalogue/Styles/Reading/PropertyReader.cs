using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Reads what stands behind a property's name: a constant, an expression, or a function of the older kind.</summary>
sealed class PropertyReader(PropertySpec spec, ExpressionScope scope)
{
    /// <summary>The compiled value; null, with problems noted, when it is wrong.</summary>
    public Expression? Read(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Object) return new PropertyFunctionReader(spec, scope).Read(json, path);
        if (IsExpression(json)) return ReadExpression(json, path);
        if (new ConstantReader(scope.Problems).Read(spec, json, path) is not { } value) return null;
        if (spec.HasTokens && json.ValueKind == JsonValueKind.String) return Tokens.Read(json.GetString() ?? "", spec, path, scope);
        if (value.Kind == StyleValueKind.Image) scope.Needs.Image(value.Image.Name, path);
        if (spec.ListsOutputs) foreach (var font in value.Array.Texts) scope.Needs.Font(font, path);
        return new Literal(spec.Type, value, path);
    }

    /// <summary>A list is an expression when it begins with an operator, and also when nothing else can be a list.</summary>
    bool IsExpression(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0 || json[0].ValueKind != JsonValueKind.String) return false;
        if (ExpressionTable.Find(json[0].GetString() ?? "") is not null) return true;
        return spec.Type.Kind is not (TypeKind.Array or TypeKind.Padding or TypeKind.AnchorOffsets);
    }

    Expression? ReadExpression(JsonElement json, string path)
    {
        var inside = scope with { HasLineProgress = spec.Reach == Reach.LineProgress, HasElevation = spec.Reach == Reach.Elevation };
        if (new ParseSite(inside, path, spec.Type).Parse(json) is not { } read) return null;
        if ((read.Depends & Dependence.Feature) != 0 && spec.Reach != Reach.Feature)
            return Wrong(path, "此属性不能取决于要素。", "This property cannot depend on features.");
        if ((read.Depends & Dependence.Zoom) != 0 && spec.Reach is Reach.Fixed or Reach.LineProgress or Reach.Elevation)
            return Wrong(path, "此属性不能取决于缩放级别。", "This property cannot depend on the zoom.");
        if (spec.ListsOutputs)
        {
            if (!read.ListsItsOutputs)
                return Wrong(path, "字体须全部写在表达式中，不能取自要素。", "All fonts must stand in the expression itself; none may come from features.");
            NoteFonts(read);
        }
        return HasZoomOnTop(read, path) ? read : null;
    }

    void NoteFonts(Expression read)
    {
        if (read is Literal { Value: { Kind: StyleValueKind.Array } fonts } literal)
        {
            foreach (var font in fonts.Array.Texts) scope.Needs.Font(font, literal.Path);
        }
        foreach (var child in read.Children) NoteFonts(child);
    }

    /// <summary>
    /// <c>zoom</c> may only drive one curve at the top, inside <c>let</c> and <c>coalesce</c> at most: what a property is
    /// between two zooms can then be known from what it is at its stops.
    /// </summary>
    bool HasZoomOnTop(Expression read, string path)
    {
        if ((read.Depends & Dependence.Zoom) == 0) return true;
        var curve = TopCurve(read);
        if (curve is null || ZoomUses(read) != 1)
        {
            Wrong(path, "zoom 只能作为最外层唯一的 step 或 interpolate 的输入。",
                "\"zoom\" may only be the input of one \"step\" or \"interpolate\" at the top of an expression.");
            return false;
        }
        if (curve is not Interpolate || spec.Interpolates) return true;
        Wrong(path, "此属性不能插值，请改用 step。", "Nothing lies between two values of this property; use \"step\".");
        return false;
    }

    static Curve? TopCurve(Expression read) => read switch
    {
        Let let => TopCurve(let.Result),
        Coalesce or Assertion or Coercion => read.Children.Select(TopCurve).FirstOrDefault(curve => curve is not null),
        Curve { IsOverZoom: true } curve => curve,
        _ => null,
    };

    static int ZoomUses(Expression read) => read is Zoom ? 1 : read.Children.Sum(ZoomUses);

    Expression? Wrong(string path, string zh, string en)
    {
        scope.Problems.Add(path, zh, en);
        return null;
    }
}
