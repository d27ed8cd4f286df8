namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>What a <see cref="StyleValue"/> holds.</summary>
public enum StyleValueKind : byte
{
    Null,
    Boolean,
    Number,
    Text,
    Color,
    Array,
    Object,
    Formatted,
    Image,
    Padding,
    AnchorOffsets,
    Collator,

    /// <summary>No value: the evaluation failed, and the context knows why.</summary>
    Failure,
}

/// <summary>A value of the style language. Numbers, truths and colours lie in it; the rest it refers to.</summary>
public readonly struct StyleValue
{
    readonly object? _reference;
    readonly double _number;
    readonly StyleColor _color;

    StyleValue(StyleValueKind kind, object? reference)
    {
        Kind = kind;
        _reference = reference;
    }

    StyleValue(StyleValueKind kind, double number)
    {
        Kind = kind;
        _number = number;
    }

    StyleValue(StyleColor color)
    {
        Kind = StyleValueKind.Color;
        _color = color;
    }

    public StyleValueKind Kind { get; }

    public static StyleValue Null => default;

    public static StyleValue Failure => new(StyleValueKind.Failure, null);

    public bool IsNull => Kind == StyleValueKind.Null;

    public bool IsFailure => Kind == StyleValueKind.Failure;

    public bool IsNumber => Kind == StyleValueKind.Number;

    public bool IsText => Kind == StyleValueKind.Text;

    public double Number => _number;

    public bool Boolean => _number != 0;

    public StyleColor Color => _color;

    // The kind says which type the reference has, and every constructor below pairs them.
    public string Text => (string)_reference!;

    public StyleArray Array => (StyleArray)_reference!;

    public StyleObject Object => (StyleObject)_reference!;

    public FormattedText Formatted => (FormattedText)_reference!;

    public StyleImage Image => (StyleImage)_reference!;

    public StylePadding Padding => ((Boxed<StylePadding>)_reference!).Value;

    public AnchorOffsets AnchorOffsets => (AnchorOffsets)_reference!;

    internal Collator Collator => (Collator)_reference!;

    public static StyleValue Of(bool value) => new(StyleValueKind.Boolean, value ? 1 : 0);

    public static StyleValue Of(double value) => new(StyleValueKind.Number, value);

    public static StyleValue Of(string value) => new(StyleValueKind.Text, value);

    public static StyleValue Of(StyleColor value) => new(value);

    public static StyleValue Of(StyleArray value) => new(StyleValueKind.Array, value);

    public static StyleValue Of(StyleObject value) => new(StyleValueKind.Object, value);

    public static StyleValue Of(FormattedText value) => new(StyleValueKind.Formatted, value);

    public static StyleValue Of(StyleImage value) => new(StyleValueKind.Image, value);

    public static StyleValue Of(StylePadding value) => new(StyleValueKind.Padding, new Boxed<StylePadding>(value));

    public static StyleValue Of(AnchorOffsets value) => new(StyleValueKind.AnchorOffsets, value);

    internal static StyleValue Of(Collator value) => new(StyleValueKind.Collator, value);

    /// <summary>Same kind and same value; lists and objects are the same only when they are one.</summary>
    public static bool AreSame(in StyleValue one, in StyleValue other) => one.Kind == other.Kind && one.Kind switch
    {
        StyleValueKind.Null => true,
        StyleValueKind.Boolean or StyleValueKind.Number => one._number == other._number,
        StyleValueKind.Text => string.Equals(one.Text, other.Text, StringComparison.Ordinal),
        StyleValueKind.Color => one._color == other._color,
        _ => ReferenceEquals(one._reference, other._reference),
    };

    /// <summary>What counts as true: all but null, false, 0, NaN and empty text.</summary>
    public bool IsTruthy => Kind switch
    {
        StyleValueKind.Null => false,
        StyleValueKind.Boolean => Boolean,
        StyleValueKind.Number => _number != 0 && !double.IsNaN(_number),
        StyleValueKind.Text => Text.Length > 0,
        _ => true,
    };

    public override string ToString() => ValueText.Of(this);

    sealed class Boxed<T>(T value)
    {
        public T Value { get; } = value;
    }
}
