using System.Globalization;
using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Reading;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>What a type that does not fit is made to fit with.</summary>
enum Annotation : byte
{
    /// <summary>What the expected type asks for.</summary>
    Usual,
    Omit,
}

/// <summary>What is known around the expressions of one style layer.</summary>
sealed record ExpressionScope(ProblemList Problems, StyleNeeds Needs, IReadOnlyDictionary<string, StyleValue> State)
{
    /// <summary>Only <c>line-gradient</c> may ask how far along its line a point is.</summary>
    public bool HasLineProgress { get; init; }

    /// <summary>Only <c>color-relief-color</c> may ask how high a place is.</summary>
    public bool HasElevation { get; init; }

    /// <summary>Only paint may ask for the state of features.</summary>
    public bool HasFeatureState { get; init; }
}

/// <summary>A place in an expression that is being read: its path, the type expected there, the variables bound there.</summary>
sealed class ParseSite(ExpressionScope scope, string path, StyleType? expected, Variables? variables = null)
{
    const double CostliestExpression = 1_000_000;

    public ExpressionScope Scope => scope;

    public string Path => path;

    public StyleType? Expected => expected;

    public Variables? Variables => variables;

    /// <summary>The expected type when it says something.</summary>
    public StyleType? Wanted => expected is { Kind: not TypeKind.Value } ? expected : null;

    public ParseSite At(int index, StyleType? type = null, Variables? bound = null) =>
        new(scope, PathOf(index), type, bound ?? variables);

    public ParseSite At(string key, StyleType? type) => new(scope, $"{path}.{key}", type, variables);

    public Expression? Argument(JsonElement[] args, int index, StyleType? type = null, Annotation annotation = Annotation.Usual) =>
        At(index, type).Parse(args[index], annotation);

    public string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>Notes a problem here and gives nothing, so that a reader can end with it.</summary>
    public Expression? Wrong(string zh, string en)
    {
        scope.Problems.Add(path, zh, en);
        return null;
    }

    public Expression? WrongAt(int index, string zh, string en)
    {
        scope.Problems.Add(PathOf(index), zh, en);
        return null;
    }

    public Expression? WrongCount(string expectedZh, string expectedEn, int found) =>
        Wrong($"应有{expectedZh}个参数，实际 {found} 个。", $"Expected {expectedEn}, found {found}.");

    public Expression? Parse(JsonElement json, Annotation annotation = Annotation.Usual)
    {
        Expression? read;
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                read = ParseCall([.. json.EnumerateArray()]);
                break;
            case JsonValueKind.Object:
                return Wrong("表达式中的对象须写作 [\"literal\", {…}]。", "An object in an expression must be written [\"literal\", {…}].");
            default:
                var value = JsonValue.Read(json);
                read = new Literal(StyleType.Of(value), value, path);
                break;
        }
        return read is null ? null : Fold(Fit(read, annotation));
    }

    Expression? ParseCall(JsonElement[] args)
    {
        if (args.Length == 0)
        {
            return Wrong("表达式不能为空；空数组写作 [\"literal\", []]。",
                "An expression cannot be empty; an empty list is written [\"literal\", []].");
        }
        if (args[0].ValueKind != JsonValueKind.String)
        {
            return WrongAt(0, "表达式须以运算符名开头；数组写作 [\"literal\", […]]。",
                "An expression begins with the name of its operator; a list is written [\"literal\", […]].");
        }
        var name = args[0].GetString() ?? "";
        if (ExpressionTable.Find(name) is { } parse) return parse(args, this);
        scope.Problems.Unknown(PathOf(0), "运算符", "operator", name, ExpressionTable.Names);
        return null;
    }

    /// <summary>Wraps what is not of the expected type but can be told or made to be.</summary>
    Expression? Fit(Expression read, Annotation annotation)
    {
        if (expected is null) return read;
        var actual = read.Type.Kind;
        var isAsserted = expected.Kind is TypeKind.Text or TypeKind.Number or TypeKind.Boolean or TypeKind.Object or TypeKind.Array
            && actual == TypeKind.Value;
        if (isAsserted) return annotation == Annotation.Omit ? read : new Assertion(expected, [read], path);
        var isMade = expected.Kind switch
        {
            TypeKind.Color or TypeKind.Formatted or TypeKind.Image => actual is TypeKind.Value or TypeKind.Text,
            TypeKind.Padding => actual is TypeKind.Value or TypeKind.Number or TypeKind.Array,
            TypeKind.AnchorOffsets => actual is TypeKind.Value or TypeKind.Array,
            _ => false,
        };
        if (isMade)
        {
            if (expected.Kind == TypeKind.Image && read is Literal { Value: { IsText: true } name }) scope.Needs.Image(name.Text, path);
            return annotation == Annotation.Omit ? read : new Coercion(expected, [read], path);
        }
        return Check(expected, read.Type) ? read : null;
    }

    public bool Check(StyleType wanted, StyleType actual)
    {
        if (wanted.Accepts(actual)) return true;
        Wrong($"此处类型应为 {wanted}，实际为 {actual}。", $"The type here must be {wanted}, not {actual}.");
        return false;
    }

    Expression? Fold(Expression? read)
    {
        if (read is null or Literal) return read;
        if (read.Cost > CostliestExpression)
            return Wrong("表达式过于庞大。", "This expression is too much work; use fewer nested variables.");
        if (read.Depends != Dependence.None || !read.Folds) return read;
        var context = new EvaluationContext();
        var value = read.Evaluate(context);
        return value.IsFailure
            ? Wrong($"表达式无法求值：{context.Failure}", context.Failure)
            : new Literal(read.Type, value, path);
    }
}

/// <summary>Variables that are bound around a place, the innermost first.</summary>
sealed record Variables(string Name, Expression Bound, Variables? Outer)
{
    public static Expression? Find(Variables? variables, string name)
    {
        for (var at = variables; at is not null; at = at.Outer)
        {
            if (at.Name == name) return at.Bound;
        }
        return null;
    }
}
