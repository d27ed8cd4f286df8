using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Rasters;

/// <summary>
/// Where the pixels of a picture lie on a raster whose rows are not the picture's. Places are worked out at every
/// sixteenth pixel of the grid, whatever part of it the picture shows, and mixed in between.
/// </summary>
sealed class TurnedPlaces
{
    const int Step = 16;

    readonly RasterFrame _raster;
    readonly long _firstColumn;
    readonly int _count;
    (long Row, Node[] Nodes) _upper = (long.MinValue, []);
    (long Row, Node[] Nodes) _lower = (long.MinValue, []);

    public TurnedPlaces(RasterFrame raster)
    {
        _raster = raster;
        var frame = raster.Picture;
        _firstColumn = (long)Math.Floor(frame.OriginX / (double)Step);
        _count = (int)((long)Math.Floor((frame.OriginX + frame.Width) / (double)Step) - _firstColumn) + 2;
    }

    /// <summary>Around the places of all pixels.</summary>
    public Envelope Box
    {
        get
        {
            var frame = _raster.Picture;
            var box = Envelope.Empty;
            var last = (long)Math.Floor((frame.OriginY + frame.Height) / (double)Step) + 1;
            for (var row = (long)Math.Floor(frame.OriginY / (double)Step); row <= last; row++)
            {
                foreach (var node in NodesOf(row))
                {
                    if (!double.IsNaN(node.Across)) box = box.Including(node.Across, node.Down);
                }
            }
            return box;
        }
    }

    /// <summary>Pixels of the raster from its edges to the middle of each pixel of a row, less half a pixel; no numbers where nothing is to be shown.</summary>
    /// <param name="stretch">How much wider Web Mercator shows the ground there than it is.</param>
    public void Row(int row, Span<double> across, Span<double> down, Span<float> stretch)
    {
        var frame = _raster.Picture;
        var place = frame.OriginY + row + 0.5;
        var above = (long)Math.Floor(place / Step);
        if (_upper.Row != above) _upper = _lower.Row == above ? _lower : (above, NodesOf(above));
        if (_lower.Row != above + 1) _lower = (above + 1, NodesOf(above + 1));
        var share = place / Step - above;
        for (var x = 0; x < across.Length; x++)
        {
            var at = (frame.OriginX + x + 0.5) / Step - _firstColumn;
            var left = (int)at;
            var node = Node.Between(
                Node.Between(_upper.Nodes[left], _upper.Nodes[left + 1], at - left), Node.Between(_lower.Nodes[left], _lower.Nodes[left + 1], at - left), share);
            (across[x], down[x], stretch[x]) = (node.Across, node.Down, (float)node.Stretch);
        }
    }

    Node[] NodesOf(long row)
    {
        var frame = _raster.Picture;
        var nodes = new Node[_count];
        for (var i = 0; i < _count; i++)
        {
            var (longitude, latitude) = frame.Grid.ToLonLat(
                StepAt((_firstColumn + i) * Step / frame.WorldPixels), StepAt(row * Step / frame.WorldPixels));
            var (across, down) = _raster.PlaceOf(longitude, latitude);
            nodes[i] = new Node(across, down, 1 / Math.Cos(latitude * (Math.PI / 180)));
        }
        return nodes;
    }

    static int StepAt(double share) => (int)Math.Clamp(Math.Round(int.MinValue + share * 4294967296.0), int.MinValue, int.MaxValue);

    readonly record struct Node(double Across, double Down, double Stretch)
    {
        public static Node Between(in Node one, in Node other, double share) => new(
            one.Across + (other.Across - one.Across) * share, one.Down + (other.Down - one.Down) * share, one.Stretch + (other.Stretch - one.Stretch) * share);
    }
}
