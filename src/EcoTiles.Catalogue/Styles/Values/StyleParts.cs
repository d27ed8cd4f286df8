namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Space around a box, in pixels.</summary>
public readonly record struct StylePadding(double Top, double Right, double Bottom, double Left)
{
    public static StylePadding All(double width) => new(width, width, width, width);

    internal static bool TryRead(in StyleValue value, out StylePadding padding)
    {
        padding = default;
        if (value.IsNumber) padding = All(value.Number);
        if (value.IsNumber) return true;
        if (value.Kind == StyleValueKind.Padding) padding = value.Padding;
        if (value.Kind == StyleValueKind.Padding) return true;
        if (value.Kind != StyleValueKind.Array || value.Array.Count is < 1 or > 4) return false;
        var list = value.Array;
        if (!list.Items.All(item => item.IsNumber)) return false;
        var sides = list.Numbers;
        padding = sides.Count switch // as CSS does it: top, right, bottom, left; what lacks is that of the other side
        {
            1 => All(sides[0]),
            2 => new StylePadding(sides[0], sides[1], sides[0], sides[1]),
            3 => new StylePadding(sides[0], sides[1], sides[2], sides[1]),
            _ => new StylePadding(sides[0], sides[1], sides[2], sides[3]),
        };
        return true;
    }
}

/// <summary>An offset or direction; x right, y down.</summary>
public readonly record struct StylePoint(double X, double Y);

/// <summary>A picture of the sprite sheet, by name.</summary>
/// <param name="IsAvailable">False when the sheet is known and does not have it.</param>
public sealed record StyleImage(string Name, bool IsAvailable = false);

/// <summary>Where a label may stand beside its point, and how far away, in ems: the first that fits is taken.</summary>
public sealed record AnchorOffsets(IReadOnlyList<AnchorOffset> Places)
{
    internal static AnchorOffsets? From(in StyleValue value)
    {
        if (value.Kind == StyleValueKind.AnchorOffsets) return value.AnchorOffsets;
        if (value.Kind != StyleValueKind.Array || value.Array.Count is 0 || value.Array.Count % 2 != 0) return null;
        var list = value.Array;
        var places = new List<AnchorOffset>();
        for (var i = 0; i < list.Count; i += 2)
        {
            if (!list[i].IsText || !ChoiceNames.TryFind<LabelAnchor>(list[i].Text, out var anchor)) return null;
            if (list[i + 1].Kind != StyleValueKind.Array || list[i + 1].Array is not { Count: 2 } offset) return null;
            if (!offset[0].IsNumber || !offset[1].IsNumber) return null;
            places.Add(new AnchorOffset(anchor, new StylePoint(offset[0].Number, offset[1].Number)));
        }
        return new AnchorOffsets(places);
    }
}

/// <summary>One place of a label beside its point.</summary>
public readonly record struct AnchorOffset(LabelAnchor Anchor, StylePoint Offset);
