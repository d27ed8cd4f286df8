using System.Collections.Frozen;
using System.Text.Json;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads a call of one operator; null, with a problem noted, when it is wrong.</summary>
delegate Expression? ReadCall(JsonElement[] args, ParseSite site);

/// <summary>Every operator of the language, and how it is read.</summary>
static class ExpressionTable
{
    static readonly ReadCall Negation = Function(number => -number);
    static readonly ReadCall Difference = Pair((a, b) => a - b);

    static readonly FrozenDictionary<string, ReadCall> Operators = new Dictionary<string, ReadCall>
    {
        ["literal"] = ValueReading.Literal,
        ["array"] = ValueReading.Array,
        ["boolean"] = (args, site) => ValueReading.Assertion(StyleType.Boolean, args, site),
        ["number"] = (args, site) => ValueReading.Assertion(StyleType.Number, args, site),
        ["string"] = (args, site) => ValueReading.Assertion(StyleType.Text, args, site),
        ["object"] = (args, site) => ValueReading.Assertion(StyleType.Object, args, site),
        ["to-boolean"] = (args, site) => ValueReading.Coercion(StyleType.Boolean, args, site, takesOne: true),
        ["to-color"] = (args, site) => ValueReading.Coercion(StyleType.Color, args, site, takesOne: false),
        ["to-number"] = (args, site) => ValueReading.Coercion(StyleType.Number, args, site, takesOne: false),
        ["to-string"] = (args, site) => ValueReading.Coercion(StyleType.Text, args, site, takesOne: true),
        ["typeof"] = Call.Of([StyleType.Value], (args, path) => new TypeOf(args[0], path)),
        ["collator"] = TextReading.Collator,
        ["format"] = TextReading.Format,
        ["image"] = TextReading.Image,
        ["number-format"] = TextReading.NumberFormat,

        ["get"] = (args, site) => LookupReading.Get(args, site, asksOnly: false),
        ["has"] = (args, site) => LookupReading.Get(args, site, asksOnly: true),
        ["at"] = LookupReading.At,
        ["in"] = (args, site) => LookupReading.Search(args, site, asksOnly: true),
        ["index-of"] = (args, site) => LookupReading.Search(args, site, asksOnly: false),
        ["length"] = LookupReading.Length,
        ["slice"] = LookupReading.Slice,
        ["global-state"] = LookupReading.GlobalState,
        ["properties"] = LookupReading.Properties,
        ["within"] = LookupReading.Within,
        ["distance"] = LookupReading.Distance,
        ["feature-state"] = LookupReading.FeatureState,
        ["geometry-type"] = LookupReading.Itself(path => new GeometryType(path)),
        ["id"] = LookupReading.Itself(path => new FeatureId(path)),
        ["zoom"] = Call.Of([], (_, path) => new Zoom(path)),
        ["line-progress"] = LookupReading.LineProgress,
        ["heatmap-density"] = LookupReading.Elsewhere("heatmap-color"),
        ["elevation"] = LookupReading.Elevation,
        ["accumulated"] = LookupReading.Elsewhere("clusterProperties"),

        ["case"] = DecisionReading.Case,
        ["match"] = DecisionReading.Match,
        ["coalesce"] = DecisionReading.Coalesce,
        ["all"] = Call.OfAny(StyleType.Boolean, (args, path) => new Every(args, isAny: false, path)),
        ["any"] = Call.OfAny(StyleType.Boolean, (args, path) => new Every(args, isAny: true, path)),
        ["!"] = Call.Of([StyleType.Boolean], (args, path) => new Not(args[0], path)),
        ["=="] = (args, site) => DecisionReading.Compare(Comparison.Equal, args, site),
        ["!="] = (args, site) => DecisionReading.Compare(Comparison.NotEqual, args, site),
        ["<"] = (args, site) => DecisionReading.Compare(Comparison.Less, args, site),
        ["<="] = (args, site) => DecisionReading.Compare(Comparison.LessOrEqual, args, site),
        [">"] = (args, site) => DecisionReading.Compare(Comparison.Greater, args, site),
        [">="] = (args, site) => DecisionReading.Compare(Comparison.GreaterOrEqual, args, site),

        ["step"] = CurveReading.Step,
        ["interpolate"] = (args, site) => CurveReading.Interpolate(ColorSpace.Rgb, args, site),
        ["interpolate-hcl"] = (args, site) => CurveReading.Interpolate(ColorSpace.Hcl, args, site),
        ["interpolate-lab"] = (args, site) => CurveReading.Interpolate(ColorSpace.Lab, args, site),
        ["let"] = BindingReading.Let,
        ["var"] = BindingReading.Variable,

        ["concat"] = Call.OfAny(StyleType.Value, (args, path) => new Concat(args, path)),
        ["upcase"] = Call.Of([StyleType.Text], (args, path) => new ChangeCase(args[0], toUpper: true, path)),
        ["downcase"] = Call.Of([StyleType.Text], (args, path) => new ChangeCase(args[0], toUpper: false, path)),
        ["split"] = Call.Of([StyleType.Text, StyleType.Text], (args, path) => new Split(args[0], args[1], path)),
        ["join"] = Call.Of([StyleType.ArrayOf(StyleType.Text), StyleType.Text], (args, path) => new Join(args[0], args[1], path)),
        ["is-supported-script"] = Call.Of([StyleType.Text], (args, path) => new IsSupportedScript(args[0], path)),
        ["resolved-locale"] = Call.Of([StyleType.Collator], (args, path) => new ResolvedLocale(args[0], path)),
        ["error"] = Call.Of([StyleType.Text], (args, path) => new MakeFailure(args[0], path)),

        ["rgb"] = Call.Of([StyleType.Number, StyleType.Number, StyleType.Number], (args, path) => new ColorParts(args, path)),
        ["rgba"] = Call.Of([StyleType.Number, StyleType.Number, StyleType.Number, StyleType.Number], (args, path) => new ColorParts(args, path)),
        ["to-rgba"] = Call.Of([StyleType.Color], (args, path) => new ColorNumbers(args[0], path)),

        ["+"] = Call.OfAny(StyleType.Number, (args, path) => new NumberFold((a, b) => a + b, 0, args, path)),
        ["*"] = Call.OfAny(StyleType.Number, (args, path) => new NumberFold((a, b) => a * b, 1, args, path)),
        ["min"] = Call.OfAny(StyleType.Number, (args, path) => new NumberFold(Math.Min, double.PositiveInfinity, args, path)),
        ["max"] = Call.OfAny(StyleType.Number, (args, path) => new NumberFold(Math.Max, double.NegativeInfinity, args, path)),
        ["-"] = (args, site) => (args.Length == 2 ? Negation : Difference)(args, site),
        ["/"] = Pair((a, b) => a / b),
        ["%"] = Pair((a, b) => a % b),
        ["^"] = Pair(Arithmetic.Power),
        ["pi"] = Constant(Math.PI),
        ["e"] = Constant(Math.E),
        ["ln2"] = Constant(0.6931471805599453),
        ["abs"] = Function(Math.Abs),
        ["ceil"] = Function(Math.Ceiling),
        ["floor"] = Function(Math.Floor),
        ["round"] = Function(Arithmetic.Round),
        ["sqrt"] = Function(Math.Sqrt),
        ["ln"] = Function(Math.Log),
        ["log2"] = Function(Arithmetic.Log2),
        ["log10"] = Function(Arithmetic.Log10),
        ["sin"] = Function(Math.Sin),
        ["cos"] = Function(Math.Cos),
        ["tan"] = Function(Math.Tan),
        ["asin"] = Function(Math.Asin),
        ["acos"] = Function(Math.Acos),
        ["atan"] = Function(Math.Atan),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Operators.Keys;

    public static ReadCall? Find(string name) => Operators.GetValueOrDefault(name);

    static ReadCall Constant(double value) =>
        Call.Of([], (_, path) => new Literal(StyleType.Number, StyleValue.Of(value), path));

    static ReadCall Function(Func<double, double> function) =>
        Call.Of([StyleType.Number], (args, path) => new NumberFunction(function, args[0], path));

    static ReadCall Pair(Func<double, double, double> function) =>
        Call.Of([StyleType.Number, StyleType.Number], (args, path) => new NumberPair(function, args[0], args[1], path));
}
