using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>Draws what lies within reach of a line that leads further away than coordinates can be counted.</summary>
sealed class FarLines(Outline outline)
{
    readonly GrowingArray<Step> _near = new();

    public void Line(ReadOnlySpan<Step> places, bool isClosed)
    {
        _near.Shrink(0);
        var pieces = isClosed ? places.Length : places.Length - 1;
        for (var i = 0; i < pieces; i++)
        {
            var (from, to) = (places[i], places[(i + 1) % places.Length]);
            var (enter, leave) = Window.Within(outline.Pixel(from), outline.Pixel(to), Window.Reach);
            if (enter >= leave)
            {
                Flush();
                continue;
            }
            if (_near.Count == 0) _near.Add(from + (to - from) * enter);
            _near.Add(leave < 1 ? from + (to - from) * leave : to);
            if (leave < 1) Flush();
        }
        Flush();
    }

    void Flush()
    {
        if (_near.Count > 1) outline.Line(_near.Span, isClosed: false);
        _near.Shrink(0);
    }
}
