using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles;

/// <summary>What all style layers have.</summary>
public abstract record StyleLayer(string Id)
{
    /// <summary>Source and layer in it; null for backgrounds.</summary>
    public StyleSource? Source { get; init; }

    public string? SourceLayer { get; init; }

    /// <summary>Shown from this zoom on.</summary>
    public double MinZoom { get; init; }

    /// <summary>Shown below this zoom.</summary>
    public double MaxZoom { get; init; } = 24;

    public bool IsVisible { get; init; } = true;

    public StyleFilter Filter { get; init; } = new("", null);

    /// <summary>The attributes, images and fonts that filter and properties ask for.</summary>
    public StyleNeeds Needs { get; init; } = new();

    public JsonElement? Metadata { get; init; }

    public bool IsShownAt(double zoom) => IsVisible && zoom >= MinZoom && zoom < MaxZoom;
}

/// <summary>The ground of the map.</summary>
public sealed record BackgroundLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<StyleImage?> Pattern { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
}

/// <summary>Areas.</summary>
public sealed record FillLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<double> SortKey { get; init; }
    public required StyleProperty<bool> Antialias { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<double> LayerOpacity { get; init; }
    public required StyleProperty<LayerBlend> LayerBlend { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }

    /// <summary>As the fill when it is not set.</summary>
    public required StyleProperty<StyleColor> OutlineColor { get; init; }

    public required StyleProperty<StylePoint> Translate { get; init; }
    public required StyleProperty<Alignment> TranslateAnchor { get; init; }
    public required StyleProperty<StyleImage?> Pattern { get; init; }
}

/// <summary>Lines; widths and offsets in pixels, dashes in line widths.</summary>
public sealed record LineLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<LineCap> Cap { get; init; }
    public required StyleProperty<LineJoin> Join { get; init; }
    public required StyleProperty<double> MiterLimit { get; init; }
    public required StyleProperty<double> RoundLimit { get; init; }
    public required StyleProperty<double> SortKey { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<double> LayerOpacity { get; init; }
    public required StyleProperty<LayerBlend> LayerBlend { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<StylePoint> Translate { get; init; }
    public required StyleProperty<Alignment> TranslateAnchor { get; init; }
    public required StyleProperty<double> Width { get; init; }
    public required StyleProperty<double> GapWidth { get; init; }
    public required StyleProperty<double> Offset { get; init; }
    public required StyleProperty<double> Blur { get; init; }
    public required StyleProperty<IReadOnlyList<double>> DashArray { get; init; }
    public required StyleProperty<StyleImage?> Pattern { get; init; }
    public required StyleProperty<StyleColor> Gradient { get; init; }
}

/// <summary>Discs at points; sizes in pixels.</summary>
public sealed record CircleLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<double> SortKey { get; init; }
    public required StyleProperty<double> Radius { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<double> Blur { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<StylePoint> Translate { get; init; }
    public required StyleProperty<Alignment> TranslateAnchor { get; init; }
    public required StyleProperty<double> StrokeWidth { get; init; }
    public required StyleProperty<StyleColor> StrokeColor { get; init; }
    public required StyleProperty<double> StrokeOpacity { get; init; }
}

/// <summary>Pictures in tiles.</summary>
public sealed record RasterLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<LayerBlend> LayerBlend { get; init; }
    public required StyleProperty<double> HueRotate { get; init; }
    public required StyleProperty<double> BrightnessMin { get; init; }
    public required StyleProperty<double> BrightnessMax { get; init; }
    public required StyleProperty<double> Saturation { get; init; }
    public required StyleProperty<double> Contrast { get; init; }
    public required StyleProperty<Resampling> Resampling { get; init; }
}

/// <summary>Light and shadow on heights; the lists have an entry for each light.</summary>
public sealed record HillshadeLayer(string Id) : StyleLayer(Id)
{
    /// <summary>Where the light comes from, in degrees from north, clockwise.</summary>
    public required IReadOnlyList<StyleProperty<double>> Directions { get; init; }

    /// <summary>Degrees of the light above the horizon.</summary>
    public required IReadOnlyList<StyleProperty<double>> Altitudes { get; init; }

    public required StyleProperty<double> Exaggeration { get; init; }
    public required IReadOnlyList<StyleProperty<StyleColor>> ShadowColors { get; init; }
    public required IReadOnlyList<StyleProperty<StyleColor>> HighlightColors { get; init; }
    public required StyleProperty<StyleColor> AccentColor { get; init; }
    public required StyleProperty<HillshadeMethod> Method { get; init; }
    public required StyleProperty<Resampling> Resampling { get; init; }
}

/// <summary>Heights as colours.</summary>
public sealed record ColorReliefLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<Resampling> Resampling { get; init; }
}

/// <summary>Labels and icons.</summary>
public sealed record SymbolLayer(string Id) : StyleLayer(Id)
{
    public required StyleProperty<SymbolPlacement> Placement { get; init; }

    /// <summary>Pixels between two labels along a line.</summary>
    public required StyleProperty<double> Spacing { get; init; }

    public required StyleProperty<bool> AvoidEdges { get; init; }
    public required StyleProperty<double> SortKey { get; init; }
    public required StyleProperty<SymbolOrder> Order { get; init; }
    public required IconStyle Icon { get; init; }
    public required TextStyle Text { get; init; }

    /// <summary>The symbol alone, on a point, as legends show it.</summary>
    public SymbolLayer AloneOnPoint() => this with
    {
        Placement = Unset(Placement),
        Text = Text with { Field = Unset(Text.Field) },
    };

    StyleProperty<T> Unset<T>(StyleProperty<T> property) => new(Id, property.Path, property.Default, isSet: false, expression: null, take: null);
}

/// <summary>The picture of a symbol.</summary>
public sealed record IconStyle
{
    public required StyleProperty<StyleImage?> Image { get; init; }

    /// <summary>From <c>icon-overlap</c>, or from <c>icon-allow-overlap</c> when that is not set.</summary>
    public required StyleProperty<Overlap> Overlap { get; init; }

    public required StyleProperty<bool> IgnorePlacement { get; init; }
    public required StyleProperty<bool> Optional { get; init; }
    public required StyleProperty<Alignment> RotationAlignment { get; init; }
    public required StyleProperty<double> Size { get; init; }
    public required StyleProperty<TextFit> TextFit { get; init; }

    /// <summary>Top, right, bottom, left.</summary>
    public required StyleProperty<IReadOnlyList<double>> TextFitPadding { get; init; }

    public required StyleProperty<double> Rotate { get; init; }
    public required StyleProperty<StylePadding> Padding { get; init; }
    public required StyleProperty<bool> KeepUpright { get; init; }
    public required StyleProperty<StylePoint> Offset { get; init; }
    public required StyleProperty<LabelAnchor> Anchor { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<StyleColor> HaloColor { get; init; }
    public required StyleProperty<double> HaloWidth { get; init; }
    public required StyleProperty<double> HaloBlur { get; init; }
    public required StyleProperty<StylePoint> Translate { get; init; }
    public required StyleProperty<Alignment> TranslateAnchor { get; init; }
}

/// <summary>The text of a symbol; sizes in pixels, distances in ems.</summary>
public sealed record TextStyle
{
    public required StyleProperty<LabelText> Field { get; init; }
    public required StyleProperty<IReadOnlyList<string>> Font { get; init; }
    public required StyleProperty<double> Size { get; init; }
    public required StyleProperty<double> MaxWidth { get; init; }
    public required StyleProperty<double> LineHeight { get; init; }
    public required StyleProperty<double> LetterSpacing { get; init; }
    public required StyleProperty<Justify> Justify { get; init; }
    public required StyleProperty<double> RadialOffset { get; init; }
    public required StyleProperty<IReadOnlyList<LabelAnchor>> VariableAnchor { get; init; }
    public required StyleProperty<AnchorOffsets?> VariableAnchorOffset { get; init; }
    public required StyleProperty<LabelAnchor> Anchor { get; init; }
    public required StyleProperty<double> MaxAngle { get; init; }
    public required StyleProperty<IReadOnlyList<WritingMode>> WritingModes { get; init; }
    public required StyleProperty<double> Rotate { get; init; }
    public required StyleProperty<double> Padding { get; init; }
    public required StyleProperty<bool> KeepUpright { get; init; }
    public required StyleProperty<TextTransform> Transform { get; init; }
    public required StyleProperty<StylePoint> Offset { get; init; }

    /// <summary>From <c>text-overlap</c>, or from <c>text-allow-overlap</c> when that is not set.</summary>
    public required StyleProperty<Overlap> Overlap { get; init; }

    public required StyleProperty<bool> IgnorePlacement { get; init; }
    public required StyleProperty<bool> Optional { get; init; }
    public required StyleProperty<Alignment> RotationAlignment { get; init; }
    public required StyleProperty<double> Opacity { get; init; }
    public required StyleProperty<StyleColor> Color { get; init; }
    public required StyleProperty<StyleColor> HaloColor { get; init; }
    public required StyleProperty<double> HaloWidth { get; init; }
    public required StyleProperty<double> HaloBlur { get; init; }
    public required StyleProperty<StylePoint> Translate { get; init; }
    public required StyleProperty<Alignment> TranslateAnchor { get; init; }
}
