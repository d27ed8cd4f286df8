using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>A layer of a style together with the layer of the map that it draws.</summary>
sealed class StyledLayer(StyleLayer style, MapLayer? data, Action<StyleWarning> warn)
{
    readonly ConditionalWeakTable<RungFeatures, StyledRows> _rows = [];

    public StyleLayer Style { get; } = style;

    /// <summary>Null for layers that draw no features.</summary>
    public MapLayer? Data { get; } = data;

    /// <summary>Of layers that show a raster.</summary>
    public StyledRaster? Raster { get; init; }

    public bool IsShownAt(double zoom) =>
        Style.IsShownAt(zoom) && (Data is null || Math.Max(0, Math.Floor(zoom)) >= Data.MinZoom);

    /// <summary>Style and attributes brought together; kept as long as the attributes are.</summary>
    public StyledRows RowsOf(RungFeatures features) =>
        _rows.GetValue(features, known => new StyledRows(Style, Data!, known, warn)); // asked only for layers with features
}
