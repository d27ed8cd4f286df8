using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>The paint and layout properties of each type of layer, with the defaults and limits of the specification.</summary>
static class LayerProperties
{
    static readonly StyleColor Black = StyleColor.Black;

    public static StyleLayer Read(string type, string id, PropertyGroup paint, PropertyGroup layout) => type switch
    {
        "background" => Background(id, paint),
        "fill" => Fill(id, paint, layout),
        "line" => Line(id, paint, layout),
        "circle" => Circle(id, paint, layout),
        "raster" => Raster(id, paint),
        "hillshade" => Hillshade(id, paint),
        "color-relief" => ColorRelief(id, paint),
        _ => SymbolProperties.Read(id, paint, layout),
    };

    static BackgroundLayer Background(string id, PropertyGroup paint) => new(id)
    {
        Color = paint.Color("background-color", Black, Reach.Zoom),
        Pattern = paint.Image("background-pattern", Reach.Zoom),
        Opacity = paint.Share("background-opacity", Reach.Zoom),
    };

    static FillLayer Fill(string id, PropertyGroup paint, PropertyGroup layout) => new(id)
    {
        SortKey = layout.SortKey("fill-sort-key"),
        Antialias = paint.Flag("fill-antialias", true),
        Opacity = paint.Share("fill-opacity"),
        LayerOpacity = paint.Share("fill-layer-opacity", Reach.Zoom),
        LayerBlend = paint.Choice("fill-layer-blend", LayerBlend.Normal, Reach.Fixed),
        Color = paint.Color("fill-color", Black),
        OutlineColor = paint.Color("fill-outline-color", default),
        Translate = paint.Point("fill-translate"),
        TranslateAnchor = MapOrViewport(paint, "fill-translate-anchor"),
        Pattern = paint.Image("fill-pattern"),
    };

    static LineLayer Line(string id, PropertyGroup paint, PropertyGroup layout) => new(id)
    {
        Cap = layout.Choice("line-cap", LineCap.Butt, Reach.Feature),
        Join = layout.Choice("line-join", LineJoin.Miter, Reach.Feature),
        MiterLimit = layout.Number("line-miter-limit", 2),
        RoundLimit = layout.Number("line-round-limit", 1.05),
        SortKey = layout.SortKey("line-sort-key"),
        Opacity = paint.Share("line-opacity"),
        LayerOpacity = paint.Share("line-layer-opacity", Reach.Zoom),
        LayerBlend = paint.Choice("line-layer-blend", LayerBlend.Normal, Reach.Fixed),
        Color = paint.Color("line-color", Black),
        Translate = paint.Point("line-translate"),
        TranslateAnchor = MapOrViewport(paint, "line-translate-anchor"),
        Width = paint.Number("line-width", 1, min: 0),
        GapWidth = paint.Number("line-gap-width", 0, min: 0),
        Offset = paint.Number("line-offset", 0),
        Blur = paint.Number("line-blur", 0, min: 0),
        DashArray = paint.Numbers("line-dasharray", [], Reach.Feature),
        Pattern = paint.Image("line-pattern"),
        Gradient = paint.Color("line-gradient", default, Reach.LineProgress),
    };

    static CircleLayer Circle(string id, PropertyGroup paint, PropertyGroup layout)
    {
        paint.Ignore(group => MapOrViewport(group, "circle-pitch-scale"));
        paint.Ignore(group => MapOrViewport(group, "circle-pitch-alignment"));
        return new CircleLayer(id)
        {
            SortKey = layout.SortKey("circle-sort-key"),
            Radius = paint.Number("circle-radius", 5, min: 0),
            Color = paint.Color("circle-color", Black),
            Blur = paint.Number("circle-blur", 0),
            Opacity = paint.Share("circle-opacity"),
            Translate = paint.Point("circle-translate"),
            TranslateAnchor = MapOrViewport(paint, "circle-translate-anchor"),
            StrokeWidth = paint.Number("circle-stroke-width", 0, min: 0),
            StrokeColor = paint.Color("circle-stroke-color", Black),
            StrokeOpacity = paint.Share("circle-stroke-opacity"),
        };
    }

    static RasterLayer Raster(string id, PropertyGroup paint)
    {
        paint.Ignore(group => group.Number("raster-fade-duration", 300, Reach.Zoom, min: 0));
        var resampling = Resampled(paint, "raster-resampling");
        return new RasterLayer(id)
        {
            Opacity = paint.Share("raster-opacity", Reach.Zoom),
            LayerBlend = paint.Choice("raster-layer-blend", LayerBlend.Normal, Reach.Fixed),
            HueRotate = paint.Number("raster-hue-rotate", 0, Reach.Zoom),
            BrightnessMin = paint.Number("raster-brightness-min", 0, Reach.Zoom, 0, 1),
            BrightnessMax = paint.Number("raster-brightness-max", 1, Reach.Zoom, 0, 1),
            Saturation = paint.Number("raster-saturation", 0, Reach.Zoom, -1, 1),
            Contrast = paint.Number("raster-contrast", 0, Reach.Zoom, -1, 1),
            Resampling = resampling,
        };
    }

    static HillshadeLayer Hillshade(string id, PropertyGroup paint)
    {
        // The map is never turned, so that its top is north.
        paint.Ignore(group => group.Choice("hillshade-illumination-anchor", Alignment.Viewport, Reach.Zoom, Alignment.Map, Alignment.Viewport));
        return new HillshadeLayer(id)
        {
            Directions = paint.OneOrMoreNumbers("hillshade-illumination-direction", 335, 0, 359),
            Altitudes = paint.OneOrMoreNumbers("hillshade-illumination-altitude", 45, 0, 90),
            Exaggeration = paint.Number("hillshade-exaggeration", 0.5, Reach.Zoom, 0, 1),
            ShadowColors = paint.OneOrMoreColors("hillshade-shadow-color", Black),
            HighlightColors = paint.OneOrMoreColors("hillshade-highlight-color", new StyleColor(1, 1, 1)),
            AccentColor = paint.Color("hillshade-accent-color", Black, Reach.Zoom),
            Method = paint.Choice("hillshade-method", HillshadeMethod.Standard),
            Resampling = paint.Choice("resampling", Resampling.Linear),
        };
    }

    static ColorReliefLayer ColorRelief(string id, PropertyGroup paint) => new(id)
    {
        Opacity = paint.Share("color-relief-opacity", Reach.Zoom),
        Color = paint.Color("color-relief-color", StyleColor.Transparent, Reach.Elevation),
        Resampling = paint.Choice("resampling", Resampling.Linear),
    };

    /// <summary><c>resampling</c>, or the older name that a kind of layer has for it.</summary>
    static StyleProperty<Resampling> Resampled(PropertyGroup paint, string olderName)
    {
        var older = paint.Choice(olderName, Resampling.Linear);
        var newer = paint.Choice("resampling", Resampling.Linear);
        paint.NoteBoth("resampling", olderName);
        return PropertyGroup.OneOf(newer, older);
    }

    public static StyleProperty<Alignment> MapOrViewport(PropertyGroup group, string name) =>
        group.Choice(name, Alignment.Map, Reach.Zoom, Alignment.Map, Alignment.Viewport);
}
