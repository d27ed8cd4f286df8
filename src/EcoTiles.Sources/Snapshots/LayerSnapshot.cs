using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// An immutable copy of one layer for one grid: the shapes as they are on the world lattice, and a ladder of thinned
/// rungs for the zooms above.
/// </summary>
public sealed class LayerSnapshot
{
    readonly Rung[] _rungs; // from the coarsest to the world lattice itself
    readonly ConcurrentDictionary<(IReadOnlyList<AttributeFilter>, RungFeatures), bool[]?> _passing;
    readonly Lazy<LayerSnapshot> _labels;
    readonly Lazy<LayerSnapshot> _courses;
    readonly Lazy<LayerSnapshot> _outside;

    internal LayerSnapshot(TileGrid grid, Rung[] rungs, RefusedFeatures refused, long pointCount)
    {
        Grid = grid;
        _rungs = rungs;
        _passing = new();
        Refused = refused;
        PointCount = pointCount;
        // A failure for want of memory must not stay.
        _labels = new Lazy<LayerSnapshot>(() => LabelSnapshot.Build(this), LazyThreadSafetyMode.PublicationOnly);
        _courses = new Lazy<LayerSnapshot>(() => CourseSnapshot.Build(this), LazyThreadSafetyMode.PublicationOnly);
        _outside = new Lazy<LayerSnapshot>(() => OutsideSnapshot.Build(this), LazyThreadSafetyMode.PublicationOnly);
    }

    LayerSnapshot(LayerSnapshot whole, LayerPatch patch)
    {
        Grid = whole.Grid;
        _rungs = whole._rungs;
        _passing = whole._passing;
        Refused = whole.Refused;
        PointCount = whole.PointCount;
        _labels = whole._labels;
        _courses = whole._courses;
        _outside = whole._outside;
        Patch = patch;
    }

    public TileGrid Grid { get; }

    public RefusedFeatures Refused { get; }

    /// <summary>How many points the layer has at its finest.</summary>
    public long PointCount { get; }

    /// <summary>What has changed since; null when nothing has.</summary>
    public LayerPatch? Patch { get; }

    public int FeatureCount => Finest.Features.Count + (Patch?.FeaturesMore ?? 0);

    public LatticeBox Bounds => Finest.Features.Tree.Bounds;

    public IReadOnlyList<Rung> Rungs => _rungs;

    public Rung Finest => _rungs[^1];

    /// <summary>The layer as it is, or what is derived from it; that is made when first asked for.</summary>
    public LayerSnapshot Showing(LayerContent content) => content switch
    {
        LayerContent.Labels => _labels.Value,
        LayerContent.Courses => _courses.Value,
        LayerContent.Outside => _outside.Value,
        _ => this,
    };

    public long Bytes => _rungs.Sum(rung => rung.Bytes) + _rungs.Select(rung => rung.Features).Distinct().Sum(table => table.Bytes);

    public LayerSnapshot With(LayerPatch patch) => new(this, patch);

    /// <summary>Whether the rung shows regions of dissolved features.</summary>
    public bool IsOverview(Rung rung) => rung.Features != Finest.Features;

    /// <summary>The coarsest rung that is fine enough for this zoom.</summary>
    public Rung RungFor(int zoom)
    {
        foreach (var rung in _rungs)
        {
            if (rung.Zoom >= zoom) return rung;
        }
        return Finest;
    }

    /// <summary>Which rows of a rung pass a layer's filters; null when all do. Worked out once for each layer.</summary>
    public bool[]? Passing(Rung rung, IReadOnlyList<AttributeFilter> filters) =>
        filters.Count == 0
            ? null
            : _passing.GetOrAdd((filters, rung.Features), static key => key.Item2.Attributes.Passing(key.Item1));
}
