using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>The kinds of types that expressions are checked by.</summary>
enum TypeKind : byte
{
    Null,
    Number,
    Text,
    Boolean,
    Color,
    Object,
    Value,
    Array,
    Collator,
    Formatted,
    Padding,
    Image,
    AnchorOffsets,

    /// <summary>What never gives a value fits everywhere.</summary>
    Error,
}

/// <summary>The type of an expression, as known before any feature is.</summary>
/// <param name="Length">Of arrays whose length is known.</param>
sealed record StyleType(TypeKind Kind, StyleType? Item = null, int? Length = null)
{
    public static readonly StyleType Null = new(TypeKind.Null);
    public static readonly StyleType Number = new(TypeKind.Number);
    public static readonly StyleType Text = new(TypeKind.Text);
    public static readonly StyleType Boolean = new(TypeKind.Boolean);
    public static readonly StyleType Color = new(TypeKind.Color);
    public static readonly StyleType Object = new(TypeKind.Object);
    public static readonly StyleType Value = new(TypeKind.Value);
    public static readonly StyleType Collator = new(TypeKind.Collator);
    public static readonly StyleType Formatted = new(TypeKind.Formatted);
    public static readonly StyleType Padding = new(TypeKind.Padding);
    public static readonly StyleType Image = new(TypeKind.Image);
    public static readonly StyleType AnchorOffsets = new(TypeKind.AnchorOffsets);
    public static readonly StyleType Error = new(TypeKind.Error);

    public static StyleType ArrayOf(StyleType item, int? length = null) => new(TypeKind.Array, item, length);

    public bool Accepts(StyleType actual)
    {
        if (actual.Kind == TypeKind.Error) return true;
        if (Kind == TypeKind.Value) return actual.Kind != TypeKind.Collator;
        if (Kind != TypeKind.Array) return Kind == actual.Kind;
        return actual.Kind == TypeKind.Array
            && (actual is { Length: 0, Item.Kind: TypeKind.Value } || Item!.Accepts(actual.Item!)) // arrays have an item type
            && (Length is null || Length == actual.Length);
    }

    /// <summary>Whether the value is of this type, found without making the type of the value.</summary>
    public bool Holds(in StyleValue value) => Kind switch
    {
        TypeKind.Value => value.Kind is not (StyleValueKind.Collator or StyleValueKind.Failure),
        TypeKind.Array => value.Kind == StyleValueKind.Array && HoldsItems(value.Array),
        _ => Of(value.Kind) == Kind,
    };

    bool HoldsItems(StyleArray list)
    {
        if (Length is { } length && list.Count != length) return false;
        if (Item!.Kind == TypeKind.Value) return true; // arrays have an item type
        for (var i = 0; i < list.Count; i++)
        {
            if (!Item.Holds(list[i])) return false;
        }
        return true;
    }

    public static StyleType Of(in StyleValue value)
    {
        if (value.Kind != StyleValueKind.Array) return new StyleType(Of(value.Kind));
        var list = value.Array;
        StyleType? item = null;
        foreach (var member in list.Items)
        {
            var type = Of(member);
            // As MapLibre has it: lists in a list never count as being of one type.
            if (item is null) item = type;
            else if (item != type || type.Kind == TypeKind.Array)
            {
                item = Value;
                break;
            }
        }
        return ArrayOf(item ?? Value, list.Count);
    }

    static TypeKind Of(StyleValueKind kind) => kind switch
    {
        StyleValueKind.Null => TypeKind.Null,
        StyleValueKind.Boolean => TypeKind.Boolean,
        StyleValueKind.Number => TypeKind.Number,
        StyleValueKind.Text => TypeKind.Text,
        StyleValueKind.Color => TypeKind.Color,
        StyleValueKind.Array => TypeKind.Array,
        StyleValueKind.Object => TypeKind.Object,
        StyleValueKind.Formatted => TypeKind.Formatted,
        StyleValueKind.Image => TypeKind.Image,
        StyleValueKind.Padding => TypeKind.Padding,
        StyleValueKind.AnchorOffsets => TypeKind.AnchorOffsets,
        StyleValueKind.Collator => TypeKind.Collator,
        _ => TypeKind.Error,
    };

    /// <summary>The word of the specification, as <c>typeof</c> answers it.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.Text => "string",
        TypeKind.Image => "resolvedImage",
        TypeKind.AnchorOffsets => "variableAnchorOffsetCollection",
        TypeKind.Array when Length is { } length => FormattableString.Invariant($"array<{Item}, {length}>"),
        TypeKind.Array when Item is { Kind: not TypeKind.Value } => $"array<{Item}>",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
