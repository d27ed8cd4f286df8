using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>The rows of one layer that come near a frame, in the order they are drawn.</summary>
readonly ref struct FrameRows(Rung rung, ReadOnlySpan<int> rows)
{
    public Rung Rung { get; } = rung;

    public ReadOnlySpan<int> Rows { get; } = rows;

    public bool IsCoverage => Rung.Features.DrawOrder is null && !Rows.IsEmpty && Rung.Features.Kinds[Rows[0]] == ShapeKind.Polygon;
}

/// <summary>Finds the rows of a layer that come near a frame. Belongs to one thread.</summary>
sealed class RowSearch
{
    readonly GrowingArray<int> _found = new(1024);

    public delegate void Visit(FrameRows rows);

    /// <summary>Visits the layer's rows, and then those that have changed since the layer was loaded.</summary>
    public void ForEach(MapLayer layer, LayerSnapshot snapshot, int rungZoom, LatticeBox box, Visit visit) =>
        ForEach(layer, snapshot, rungZoom, _ => box, visit);

    /// <param name="boxOf">Where rows are looked for; how far around a frame they show may depend on how they look.</param>
    public void ForEach(
        MapLayer layer, LayerSnapshot snapshot, int rungZoom, Func<RungFeatures, LatticeBox> boxOf, Visit visit)
    {
        var shown = snapshot.Showing(layer.Content);
        var rung = shown.RungFor(rungZoom);
        var patch = shown.IsOverview(rung) ? null : snapshot.Patch;
        Find(layer, shown, rung, patch?.HiddenInWhole, boxOf(rung.Features));
        visit(new FrameRows(rung, _found.Span));
        if (patch is null) return;
        var changed = patch.Changed.Showing(layer.Content);
        rung = changed.RungFor(rungZoom);
        Find(layer, changed, rung, patch.HiddenInChanged, boxOf(rung.Features));
        visit(new FrameRows(rung, _found.Span));
    }

    void Find(MapLayer layer, LayerSnapshot shown, Rung rung, bool[]? hidden, in LatticeBox box)
    {
        var passing = shown.Passing(rung, layer.Where);
        _found.Shrink(0);
        rung.Features.Tree.Search(box, _found);
        if (rung.Features.DrawOrder is { } drawOrder)
            _found.Span.Sort((one, other) => drawOrder[one].CompareTo(drawOrder[other]));
        var kept = 0;
        foreach (var row in _found.Span)
        {
            if (hidden?[row] != true && passing?[row] != false && !rung.Record(row).IsEmpty) _found[kept++] = row;
        }
        _found.Shrink(kept);
    }
}
