using System.Numerics;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Text;
using EcoTiles.Rendering.Painting;
using StyleAnchor = EcoTiles.Catalogue.Styles.Values.LabelAnchor;
using StyleTransform = EcoTiles.Catalogue.Styles.Values.TextTransform;

namespace EcoTiles.Rendering.Labels;

/// <summary>How one label looks, worked out from the style for one feature; lengths in style pixels.</summary>
/// <param name="LargestSize">Of its text when the map is as near as it gets; whether a line has room is judged by it.</param>
sealed record SymbolLook(double SortKey, TextLook? Text, IconLook? Icon, double Spacing, double LargestSize);

/// <param name="Places">Where the text may stand beside its point, and how far from it, in ems.</param>
sealed record TextLook(
    IReadOnlyList<TextSection> Sections, Drawing.Text.TextStyle Style, IReadOnlyList<AnchorOffset> Places, TextPaint Paint,
    float Angle, float Padding, float MaxAngle, bool KeepsUpright, Alignment Rotation, Overlap Overlap, bool LetsOverlap, bool IsOptional)
{
    /// <summary>How many times as large it is where room is looked for: browsers do so in the size of the next whole zoom.</summary>
    public required float LaidScale { get; init; }

    /// <summary>Whether it may choose among sides of its point.</summary>
    public required bool MayChoose { get; init; }

    /// <summary>The sides of its box are multiples of this, in style pixels; 0 for any length.</summary>
    public required double BoxStep { get; init; }

    /// <summary>The ways it may be written, those that are preferred first.</summary>
    public required IReadOnlyList<WritingMode> Modes { get; init; }

    public Vector2 Translate { get; init; }

    /// <summary>Browsers take pictures among its letters pixel by pixel.</summary>
    public required bool HasSharpPictures { get; init; }

    /// <summary>Of pictures among its letters; the colours have it already.</summary>
    public required float Opacity { get; init; }

    /// <summary>It stands beside the line as it would beside a point.</summary>
    public bool StaysLevel => Rotation == Alignment.Viewport;

    public string Plain { get; } = string.Concat(Sections.Select(section => section.Text));
}

sealed record IconLook(
    string Name, float Size, StyleAnchor Anchor, StylePoint Offset, float Angle, StylePadding Padding, float Opacity,
    bool FollowsLine, bool KeepsUpright, Overlap Overlap, bool LetsOverlap, bool IsOptional)
{
    /// <summary>As of texts.</summary>
    public required float LaidScale { get; init; }

    /// <summary>As of texts.</summary>
    public required double BoxStep { get; init; }

    /// <summary>Which of its sides go with the text that stands on it, and how far from the text they stay.</summary>
    public TextFit Fit { get; init; }

    /// <summary>It is as large as on its sheet, like all of its layer, and so browsers do not mix its pixels unless it is turned.</summary>
    public required bool IsSharp { get; init; }

    public StylePadding FitPadding { get; init; }

    public Vector2 Translate { get; init; }
}

/// <summary>A symbol layer at one zoom.</summary>
/// <param name="sprites">Pictures that stand among letters; null where texts are not set.</param>
/// <param name="boxStep">Of the sides of boxes that want room on a screen.</param>
sealed class SymbolAtZoom(SymbolLayer style, double zoom, SpriteLibrary? sprites = null, Medium medium = Medium.Screen, double boxStep = 0)
{
    const float Degrees = MathF.PI / 180;

    /// <summary>The zoom whose text browsers look for room for along lines.</summary>
    const double LargestTextZoom = 18;

    readonly StyleProperty<double> _largestSize = style.Text.Size.AtZoom(LargestTextZoom);

    /// <summary>Browsers lay labels out in the size that they have when their tile gives way to the next zoom's.</summary>
    readonly StyleProperty<double> _laidSize = style.Text.Size.AtZoom(Math.Floor(zoom) + 1);
    readonly StyleProperty<double> _wholeSize = style.Text.Size.AtZoom(Math.Floor(zoom));
    readonly StyleProperty<double> _laidIconSize = style.Icon.Size.AtZoom(Math.Floor(zoom) + 1);

    /// <summary>From the line box's edge to the letters, in em, as browsers reckon it.</summary>
    const double Baseline = 7.0 / 24;

    public SymbolPlacement Placement { get; } = style.Placement.Evaluate(new EvaluationContext { Zoom = zoom });

    /// <summary>Whether labels further down lie on those further up.</summary>
    public bool DrawsByY { get; } = IsByY(style, new EvaluationContext { Zoom = zoom });

    /// <summary>Whether labels further down go before those further up in a tile; not by itself, as browsers have it.</summary>
    public bool PlacesByY { get; } = style.Order.Evaluate(new EvaluationContext { Zoom = zoom }) == SymbolOrder.ViewportY;

    static bool IsByY(SymbolLayer style, EvaluationContext context)
    {
        var order = style.Order.Evaluate(context);
        var mayOverlap = style.Text.Overlap.Evaluate(context) != Overlap.Never || style.Icon.Overlap.Evaluate(context) != Overlap.Never
            || style.Text.IgnorePlacement.Evaluate(context) || style.Icon.IgnorePlacement.Evaluate(context);
        return mayOverlap && (order == SymbolOrder.ViewportY || (order == SymbolOrder.Auto && !style.SortKey.IsSet));
    }

    double BoxStep => medium == Medium.Screen ? boxStep : 0;

    /// <summary>Null when the feature has no label.</summary>
    public SymbolLook? LookOf(EvaluationContext context)
    {
        if (!style.Filter.Passes(context)) return null;
        var text = TextOf(context);
        var icon = IconOf(context);
        return text is null && icon is null
            ? null
            : new SymbolLook(style.SortKey.Evaluate(context), text, icon, Math.Max(1, style.Spacing.Evaluate(context)),
                _largestSize.Evaluate(context));
    }

    TextLook? TextOf(EvaluationContext context)
    {
        var text = style.Text;
        var field = text.Field.Evaluate(context);
        var size = (float)text.Size.Evaluate(context);
        if (field.IsEmpty || !(size > 0)) return null;
        var opacity = (float)text.Opacity.Evaluate(context);
        var color = Color.From(text.Color.Evaluate(context)).WithOpacity(opacity);
        var halo = Color.From(text.HaloColor.Evaluate(context)).WithOpacity(opacity);
        if (color.Alpha == 0 && halo.Alpha == 0) return null;
        var transform = text.Transform.Evaluate(context);
        var isAlong = Placement != SymbolPlacement.Point;
        var layout = new Drawing.Text.TextStyle(
            new FontStack(text.Font.Evaluate(context)), size, isAlong ? float.PositiveInfinity : (float)text.MaxWidth.Evaluate(context),
            (float)text.LineHeight.Evaluate(context), (float)text.LetterSpacing.Evaluate(context),
            Enum.Parse<TextJustify>(text.Justify.Evaluate(context).ToString()), IsForScreen: medium == Medium.Screen);
        return new TextLook(
            [.. SectionsOf(field, transform, size / (float)_wholeSize.Evaluate(context))], layout, PlacesOf(context),
            new TextPaint(
                color, halo, (float)text.HaloWidth.Evaluate(context), (float)text.HaloBlur.Evaluate(context), IsLetterByLetter: HasNarrowHalos(text, context)),
            (float)text.Rotate.Evaluate(context) * Degrees, (float)text.Padding.Evaluate(context),
            (float)text.MaxAngle.Evaluate(context) * Degrees, text.KeepUpright.Evaluate(context),
            text.RotationAlignment.Evaluate(context), text.Overlap.Evaluate(context), text.IgnorePlacement.Evaluate(context),
            text.Optional.Evaluate(context))
        {
            LaidScale = (float)_laidSize.Evaluate(context) / size,
            MayChoose = MayChoose(text, context),
            HasSharpPictures = !text.Size.Depends.HasFlag(Dependence.Zoom),
            BoxStep = BoxStep,
            Opacity = opacity,
            Modes = text.WritingModes.Evaluate(context) is { Count: > 0 } modes && !isAlong ? modes : [WritingMode.Horizontal],
            Translate = VectorOf(text.Translate.Evaluate(context)),
        };
    }

    IconLook? IconOf(EvaluationContext context)
    {
        var icon = style.Icon;
        var opacity = (float)icon.Opacity.Evaluate(context);
        var size = (float)icon.Size.Evaluate(context);
        if (icon.Image.Evaluate(context) is not { Name.Length: > 0 } image || !(opacity > 0) || !(size > 0)) return null;
        return new IconLook(
            image.Name, size, icon.Anchor.Evaluate(context), icon.Offset.Evaluate(context), (float)icon.Rotate.Evaluate(context) * Degrees,
            icon.Padding.Evaluate(context), opacity, icon.RotationAlignment.Evaluate(context) is Alignment.Auto or Alignment.Map,
            icon.KeepUpright.Evaluate(context), icon.Overlap.Evaluate(context), icon.IgnorePlacement.Evaluate(context),
            icon.Optional.Evaluate(context))
        {
            LaidScale = (float)_laidIconSize.Evaluate(context) / size,
            BoxStep = BoxStep,
            Fit = icon.TextFit.Evaluate(context),
            IsSharp = size == 1 && !icon.Size.Depends.HasFlag(Dependence.Feature) && !icon.Rotate.Depends.HasFlag(Dependence.Feature),
            FitPadding = icon.TextFitPadding.Evaluate(context) is [var top, var right, var bottom, var left]
                ? new StylePadding(top, right, bottom, left)
                : default,
            Translate = VectorOf(icon.Translate.Evaluate(context)),
        };
    }

    /// <summary>Browsers draw a letter and its halo at once where no halo of the layer is wider than a pixel.</summary>
    static bool HasNarrowHalos(Catalogue.Styles.TextStyle text, EvaluationContext context) =>
        !text.HaloWidth.Depends.HasFlag(Dependence.Feature) && text.HaloWidth.Evaluate(context) <= 1
        && (text.LetterSpacing.Depends.HasFlag(Dependence.Feature) || text.LetterSpacing.Evaluate(context) >= 0);

    static Vector2 VectorOf(StylePoint point) => new((float)point.X, (float)point.Y);

    /// <param name="stretch">Of pictures among the letters: they grow with the text between whole zooms.</param>
    IEnumerable<TextSection> SectionsOf(LabelText field, StyleTransform transform, float stretch)
    {
        string Changed(string text) => transform switch
        {
            StyleTransform.Uppercase => text.ToUpperInvariant(),
            StyleTransform.Lowercase => text.ToLowerInvariant(),
            _ => text,
        };
        if (field.Sections is null) return [new TextSection(Changed(field.Plain))];
        return field.Sections.Sections.Where(section => section.Text.Length > 0 || PictureOf(section, stretch) is not null).Select(section => new TextSection(
            Changed(section.Text), section.FontStack is null ? null : new FontStack(section.FontStack), (float)(section.Scale ?? 1),
            section.Color is { } color ? Color.From(color) : null, PictureOf(section, stretch), Enum.Parse<LineAlign>((section.Align ?? VerticalAlign.Bottom).ToString())));
    }

    InlinePicture? PictureOf(FormattedSection section, float stretch) =>
        section.Image is { Name: { Length: > 0 } name } && sprites?.SizeOf(name) is { } own
            ? new InlinePicture(name, own.Width * stretch, own.Height * stretch)
            : null;

    IReadOnlyList<AnchorOffset> PlacesOf(EvaluationContext context)
    {
        var text = style.Text;
        if (text.VariableAnchorOffset.IsSet && text.VariableAnchorOffset.Evaluate(context) is { } places)
            return [.. places.Places.Select(place => place with { Offset = WithBaseline(place.Anchor, place.Offset) })];
        var offset = text.Offset.Evaluate(context);
        double? radial = text.RadialOffset.IsSet ? text.RadialOffset.Evaluate(context) : null;
        if (text.VariableAnchor.IsSet && text.VariableAnchor.Evaluate(context) is { Count: > 0 } anchors)
            return [.. anchors.Select(anchor => new AnchorOffset(anchor, Beside(anchor, radial, offset)))];
        var own = text.Anchor.Evaluate(context);
        return [new AnchorOffset(own, radial is null ? offset : Beside(own, radial, offset))];
    }

    /// <summary>How far text of an anchor stands from its point, in ems.</summary>
    static StylePoint Beside(StyleAnchor anchor, double? radial, StylePoint offset)
    {
        var (x, y) = (Math.Abs(offset.X), Math.Abs(offset.Y));
        var isCorner = anchor is StyleAnchor.TopLeft or StyleAnchor.TopRight or StyleAnchor.BottomLeft or StyleAnchor.BottomRight;
        if (radial is { } distance) x = y = Math.Max(0, distance) / (isCorner ? Math.Sqrt(2) : 1);
        var across = anchor switch
        {
            StyleAnchor.Left or StyleAnchor.TopLeft or StyleAnchor.BottomLeft => x,
            StyleAnchor.Right or StyleAnchor.TopRight or StyleAnchor.BottomRight => -x,
            _ => 0,
        };
        var down = anchor switch
        {
            StyleAnchor.Top or StyleAnchor.TopLeft or StyleAnchor.TopRight => y,
            StyleAnchor.Bottom or StyleAnchor.BottomLeft or StyleAnchor.BottomRight => -y,
            _ => 0,
        };
        return WithBaseline(anchor, new StylePoint(across, down));
    }

    static bool MayChoose(Catalogue.Styles.TextStyle text, EvaluationContext context) =>
        (text.VariableAnchorOffset.IsSet && text.VariableAnchorOffset.Evaluate(context) is not null)
        || (text.VariableAnchor.IsSet && text.VariableAnchor.Evaluate(context) is { Count: > 0 });

    static StylePoint WithBaseline(StyleAnchor anchor, StylePoint offset) => anchor switch
    {
        StyleAnchor.Top or StyleAnchor.TopLeft or StyleAnchor.TopRight => offset with { Y = offset.Y - Baseline },
        StyleAnchor.Bottom or StyleAnchor.BottomLeft or StyleAnchor.BottomRight => offset with { Y = offset.Y + Baseline },
        _ => offset,
    };
}
