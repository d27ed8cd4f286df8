using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Finds the rings whose box holds the box of another, on a lattice laid over all of them.</summary>
sealed class RingBoxes
{
    const double Steps = 1 << 30;

    readonly Envelope[] _boxes;
    readonly LatticeBox[] _lattice;
    readonly int[] _order;
    readonly PackedHilbertTree _tree;
    readonly GrowingArray<int> _found = new();

    public RingBoxes(Envelope[] boxes)
    {
        _boxes = boxes;
        var all = boxes.Aggregate((one, other) => one.Including(other));
        _lattice = Array.ConvertAll(boxes, box => new LatticeBox(
            Step(box.MinX, all.MinX, all.Width), Step(box.MinY, all.MinY, all.Height),
            Step(box.MaxX, all.MinX, all.Width), Step(box.MaxY, all.MinY, all.Height)));
        _order = HilbertOrder.Of(_lattice);
        _tree = new PackedHilbertTree(Array.ConvertAll(_order, ring => _lattice[ring]));
    }

    /// <summary>The rings other than this one whose box holds its box. The list stands until the next call.</summary>
    public ReadOnlySpan<int> Around(int ring)
    {
        _found.Shrink(0);
        var corner = _lattice[ring];
        _tree.Search(new LatticeBox(corner.MinX, corner.MinY, corner.MinX, corner.MinY), _found);
        var kept = 0;
        for (var i = 0; i < _found.Count; i++)
        {
            var other = _order[_found[i]];
            if (other != ring && Holds(_boxes[other], _boxes[ring])) _found[kept++] = other;
        }
        _found.Shrink(kept);
        return _found.Span;
    }

    static int Step(double value, double from, double width) => width > 0 ? (int)((value - from) / width * Steps) : 0;

    static bool Holds(Envelope outer, Envelope inner) =>
        outer.MinX <= inner.MinX && inner.MaxX <= outer.MaxX && outer.MinY <= inner.MinY && inner.MaxY <= outer.MaxY;
}
