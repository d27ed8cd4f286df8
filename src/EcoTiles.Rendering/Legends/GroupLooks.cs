using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>Works out how rows look in all style layers of a group together.</summary>
sealed class GroupLooks(LegendGroup group, RungFeatures features, double zoom)
{
    readonly List<(StyleCursor Cursor, Func<EvaluationContext, object?> LookOf)> _layers =
        [.. group.Styles.Select(layer => (new StyledRows(layer.Style, group.Data, features, _ => { }).ContextAt(zoom), LookOf(layer.Style, zoom)))];

    /// <summary>Whether rows of one class of attributes all look alike.</summary>
    public bool IsByClass { get; } = group.Styles.All(layer => new StyledRows(layer.Style, group.Data, features, _ => { }).IsByClass());

    /// <summary>The looks of a row from bottom to top, null where a layer does not draw it.</summary>
    public object?[] Of(int row)
    {
        var looks = new object?[_layers.Count];
        for (var i = 0; i < looks.Length; i++)
        {
            _layers[i].Cursor.Feature.Row = row;
            looks[i] = _layers[i].LookOf(_layers[i].Cursor.Context);
        }
        return looks;
    }

    public static LegendLook Describe(IEnumerable<object?> looks)
    {
        var all = looks.OfType<object>().ToList();
        var fill = all.OfType<FillLook>().LastOrDefault();
        var line = all.OfType<LineLook>().LastOrDefault();
        var circle = all.OfType<CircleLook>().FirstOrDefault();
        var icon = all.OfType<IconLook>().LastOrDefault();
        var shape = icon is not null ? "icon" : circle.IsShown ? "point" : fill.IsShown ? "fill" : "line";
        return new LegendLook(shape)
        {
            Fill = fill.IsShown && fill.Pattern is null ? fill.Color : circle.IsShown ? circle.Color : null,
            Line = line.IsShown ? line.Color : null,
            LineWidth = line.IsShown ? Math.Round(line.Width, 2) : null,
            Pattern = fill.Pattern ?? line.Pattern,
            Icon = icon?.Name,
        };
    }

    static Func<EvaluationContext, object?> LookOf(StyleLayer style, double zoom)
    {
        switch (style)
        {
            case FillLayer fill:
                var areas = FillAtZoom.Of(fill, zoom);
                return context => areas.LookOf(context) is { IsShown: true } look ? look : null;
            case LineLayer line:
                var lines = new LineAtZoom(line, zoom);
                return context => lines.LookOf(context) is { IsShown: true } look ? look : null;
            case CircleLayer circle:
                var discs = new CircleAtZoom(circle, zoom);
                return context => discs.LookOf(context) is { IsShown: true } look ? look : null;
            default:
                var symbols = new SymbolAtZoom((SymbolLayer)style, zoom); // a group has no other layers
                return context => symbols.LookOf(context)?.Icon;
        }
    }
}

/// <summary>Looks that are compared by what they are.</summary>
readonly struct LookKey(object?[] looks) : IEquatable<LookKey>
{
    readonly object?[] _looks = looks;

    public bool Equals(LookKey other) => _looks.AsSpan().SequenceEqual(other._looks);

    public override bool Equals(object? obj) => obj is LookKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var look in _looks) hash.Add(look);
        return hash.ToHashCode();
    }
}
