using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>The rows of a layer as one style layer sees them.</summary>
sealed class StyledRows
{
    /// <summary>Looks are kept for this many zooms; then it begins anew, so that odd ones do not stay.</summary>
    const int MostZooms = 48;

    readonly StyleLayer _style;
    readonly MapLayer _data;
    readonly RungFeatures _features;
    readonly Action<StyleWarning> _warn;
    readonly LayerBinding _binding;
    readonly int[]? _classRows; // a row of each class, where the class decides everything
    readonly ConcurrentDictionary<double, object> _looks = new();
    readonly ConcurrentDictionary<double, double> _reaches = new();

    public StyledRows(StyleLayer style, MapLayer data, RungFeatures features, Action<StyleWarning> warn)
    {
        (_style, _data, _features, _warn) = (style, data, features, warn);
        _binding = new LayerBinding(style.Needs, RowFeature.Names(features, data.Columns));
        if (IsByClass()) _classRows = RowsOfClasses(features.Attributes);
    }

    /// <summary>How rows look at a zoom. Worked out once for each class when nothing else has a say.</summary>
    public RowLooks<T> LooksAt<T>(double zoom, Func<EvaluationContext, T> evaluate) where T : struct, IEquatable<T>
    {
        if (_looks.TryGetValue(zoom, out var known)) return (RowLooks<T>)known;
        var looks = new RowLooks<T>(_features.Attributes, _classRows, () => ContextAt(zoom), evaluate);
        if (_classRows is not null) Keep(_looks, zoom, looks);
        return looks;
    }

    /// <summary>How far the row that shows furthest beyond its place does so, in style pixels.</summary>
    public double MostReach<T>(double zoom, RowLooks<T> looks, Func<T, double> reachOf) where T : struct, IEquatable<T>
    {
        if (looks.Distinct is { } distinct) return distinct.Select(reachOf).DefaultIfEmpty().Max();
        if (_reaches.TryGetValue(zoom, out var known)) return known;
        var evaluator = looks.Begin();
        var most = Enumerable.Range(0, _features.Count).Select(row => reachOf(evaluator.Of(row))).DefaultIfEmpty().Max();
        Keep(_reaches, zoom, most);
        return most;
    }

    public StyleCursor ContextAt(double zoom)
    {
        // A label point of a layer of shapes is still the shape that it was to the style's filters.
        var kinds = _data.Content == LayerContent.Shapes ? _features.StandFor ?? _features.Kinds : _features.Kinds;
        var feature = new RowFeature(_features, _data.Columns) { Kinds = kinds };
        return new StyleCursor(new EvaluationContext(_binding) { Zoom = zoom, Feature = feature, Warn = _warn }, feature);
    }

    /// <summary>Whether the attributes that a row shares with all others of its class decide its look.</summary>
    public bool IsByClass()
    {
        var needs = _style.Needs;
        var ofClasses = RowFeature.ClassColumnCount(_features, _data.Columns);
        return !needs.AllFields && !needs.Geometry && !needs.Identity
            && _features.Attributes.Classes.Count <= ushort.MaxValue
            && _binding.Columns.All(column => column < ofClasses);
    }

    static void Keep<T>(ConcurrentDictionary<double, T> known, double zoom, T value)
    {
        if (known.Count >= MostZooms) known.Clear();
        known[zoom] = value;
    }

    static int[] RowsOfClasses(AttributeTable table)
    {
        var rows = new int[table.Classes.Count];
        Array.Fill(rows, -1);
        var classOf = table.ClassOf;
        for (var row = classOf.Length - 1; row >= 0; row--) rows[classOf[row]] = row;
        return rows;
    }
}

/// <summary>What evaluates a style layer for one row after the other.</summary>
readonly record struct StyleCursor(EvaluationContext Context, RowFeature Feature);
