namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>Steps along an edge, by columns or, where it is steep, by rows.</summary>
readonly struct StretchWalk
{
    readonly RibbonStretch _edge;
    readonly bool _isLevel;
    readonly double _slope;
    readonly float _perRow;
    readonly int _reach;
    readonly int _least, _end;

    /// <param name="half">Pixels from the line to a rim.</param>
    public StretchWalk(in RibbonStretch edge, double half, in PixelBox box)
    {
        _edge = edge;
        var (right, down) = ((double)edge.To.X - edge.From.X, (double)edge.To.Y - edge.From.Y);
        _isLevel = Math.Abs(right) >= Math.Abs(down);
        _slope = _isLevel ? down / right : right / down;
        var nearer = Math.Abs(_isLevel ? edge.AsideY : edge.AsideX); // than straight across
        _perRow = (float)(nearer / (256 * half));
        _reach = (int)(256 * half / nearer) + 2; // as the place of the line is cut to whole steps
        (First, End, _least, _end) = _isLevel ? (box.Left, box.Right, box.Top, box.Bottom) : (box.Top, box.Bottom, box.Left, box.Right);
    }

    public int First { get; }

    public int End { get; }

    /// <summary>The steps whose middles lie between two corners.</summary>
    public (int First, int End) Steps(in RibbonCorner one, in RibbonCorner other)
    {
        var (a, b) = _isLevel ? (one.X, other.X) : (one.Y, other.Y);
        return (PixelMiddle.First(Math.Min(a, b)), PixelMiddle.First(Math.Max(a, b)) + 1);
    }

    /// <summary>The places beside the edge that the ribbon may cover.</summary>
    public (int From, int To) Across(int step)
    {
        var line = (_isLevel ? _edge.From.Y : _edge.From.X) + (int)Aside(step);
        return (Math.Max(_least, PixelMiddle.First(line - _reach)), Math.Min(_end, PixelMiddle.First(line + _reach)));
    }

    /// <summary>How far from the line the middle of a pixel lies; 1 is at the rim.</summary>
    public float SideOf(int step, int place) =>
        (float)((place << 8) + 128 - (_isLevel ? _edge.From.Y : _edge.From.X) - Aside(step)) * _perRow;

    public (int X, int Y) Pixel(int step, int place) => _isLevel ? (step, place) : (place, step);

    /// <summary>In 1/256 pixels, from where the edge begins.</summary>
    double Aside(int step) => ((step << 8) + 128 - (_isLevel ? _edge.From.X : _edge.From.Y)) * _slope;
}
