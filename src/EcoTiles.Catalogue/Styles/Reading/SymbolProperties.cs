using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>The properties of labels and icons.</summary>
static class SymbolProperties
{
    static readonly string[] UsualFonts = ["Open Sans Regular", "Arial Unicode MS Regular"];

    public static SymbolLayer Read(string id, PropertyGroup paint, PropertyGroup layout)
    {
        // A flat map seen from above has neither pitch nor height.
        layout.Ignore(group => Aligned(group, "icon-pitch-alignment", Reach.Zoom));
        layout.Ignore(group => Aligned(group, "text-pitch-alignment", Reach.Zoom));
        layout.Ignore(group => group.Number("symbol-height-offset", 0));
        layout.Ignore(group => group.Choice("symbol-height-anchor", HeightAnchor.Ground));
        return new SymbolLayer(id)
        {
            Placement = layout.Choice("symbol-placement", SymbolPlacement.Point),
            Spacing = layout.Number("symbol-spacing", 250, Reach.Zoom, min: 1),
            AvoidEdges = layout.Flag("symbol-avoid-edges", false),
            SortKey = layout.SortKey("symbol-sort-key"),
            Order = layout.Choice("symbol-z-order", SymbolOrder.Auto),
            Icon = Icon(paint, layout),
            Text = Text(paint, layout),
        };
    }

    static IconStyle Icon(PropertyGroup paint, PropertyGroup layout) => new()
    {
        Image = layout.Image("icon-image", hasTokens: true),
        Overlap = layout.Overlap("icon"),
        IgnorePlacement = layout.Flag("icon-ignore-placement", false),
        Optional = layout.Flag("icon-optional", false),
        RotationAlignment = Aligned(layout, "icon-rotation-alignment", Reach.Feature),
        Size = layout.Number("icon-size", 1, min: 0),
        TextFit = layout.Choice("icon-text-fit", TextFit.None),
        TextFitPadding = layout.Numbers("icon-text-fit-padding", [0, 0, 0, 0], Reach.Zoom, 4),
        Rotate = layout.Number("icon-rotate", 0),
        Padding = layout.Padding("icon-padding", 2),
        KeepUpright = layout.Flag("icon-keep-upright", false),
        Offset = layout.Point("icon-offset", Reach.Feature),
        Anchor = layout.Choice("icon-anchor", LabelAnchor.Center, Reach.Feature),
        Opacity = paint.Share("icon-opacity"),
        Color = paint.Color("icon-color", StyleColor.Black),
        HaloColor = paint.Color("icon-halo-color", default),
        HaloWidth = paint.Number("icon-halo-width", 0, min: 0),
        HaloBlur = paint.Number("icon-halo-blur", 0, min: 0),
        Translate = paint.Point("icon-translate"),
        TranslateAnchor = LayerProperties.MapOrViewport(paint, "icon-translate-anchor"),
    };

    static TextStyle Text(PropertyGroup paint, PropertyGroup layout) => new()
    {
        Field = layout.Label("text-field"),
        Font = layout.Fonts("text-font", UsualFonts),
        Size = layout.Number("text-size", 16, min: 0),
        MaxWidth = layout.Number("text-max-width", 10, min: 0),
        LineHeight = layout.Number("text-line-height", 1.2, Reach.Zoom),
        LetterSpacing = layout.Number("text-letter-spacing", 0),
        Justify = layout.Choice("text-justify", Justify.Center, Reach.Feature),
        RadialOffset = layout.Number("text-radial-offset", 0),
        VariableAnchor = layout.Choices<LabelAnchor>("text-variable-anchor"),
        VariableAnchorOffset = layout.AnchorOffsets("text-variable-anchor-offset"),
        Anchor = layout.Choice("text-anchor", LabelAnchor.Center, Reach.Feature),
        MaxAngle = layout.Number("text-max-angle", 45, Reach.Zoom),
        WritingModes = layout.Choices<WritingMode>("text-writing-mode"),
        Rotate = layout.Number("text-rotate", 0),
        Padding = layout.Number("text-padding", 2, Reach.Zoom, min: 0),
        KeepUpright = layout.Flag("text-keep-upright", true),
        Transform = layout.Choice("text-transform", TextTransform.None, Reach.Feature),
        Offset = layout.Point("text-offset", Reach.Feature),
        Overlap = layout.Overlap("text"),
        IgnorePlacement = layout.Flag("text-ignore-placement", false),
        Optional = layout.Flag("text-optional", false),
        RotationAlignment = layout.Choice("text-rotation-alignment", Alignment.Auto),
        Opacity = paint.Share("text-opacity"),
        Color = paint.Color("text-color", StyleColor.Black),
        HaloColor = paint.Color("text-halo-color", default),
        HaloWidth = paint.Number("text-halo-width", 0, min: 0),
        HaloBlur = paint.Number("text-halo-blur", 0, min: 0),
        Translate = paint.Point("text-translate"),
        TranslateAnchor = LayerProperties.MapOrViewport(paint, "text-translate-anchor"),
    };

    static StyleProperty<Alignment> Aligned(PropertyGroup group, string name, Reach reach) =>
        group.Choice(name, Alignment.Auto, reach, Alignment.Auto, Alignment.Map, Alignment.Viewport);
}
