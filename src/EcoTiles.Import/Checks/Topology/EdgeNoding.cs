namespace EcoTiles.Import.Checks.Topology;

/// <summary>
/// Cuts edges on a grid wherever they cross or pass a point, by snap rounding: each place where something ends or crosses is
/// the square of one grid step around it, and an edge that passes through the square is led over its middle. What comes
/// out meets at its ends only. Edges are compared within cells of their own size, so that only what is near is looked at.
/// </summary>
static class EdgeNoding
{
    /// <summary>Each edge once, and none of length zero.</summary>
    public static List<EdgeSum.Edge> Of(IReadOnlyList<EdgeSum.Edge> edges)
    {
        var grid = new EdgeGrid(edges);
        var places = new HashSet<EdgeSum.Step>(2 * edges.Count);
        foreach (var edge in edges)
        {
            places.Add(edge.From);
            places.Add(edge.To);
        }
        foreach (var (one, other) in grid.Pairs())
        {
            if (Crossing(edges[one], edges[other]) is { } place) places.Add(place);
        }
        return Cut(edges, grid, places);
    }

    static List<EdgeSum.Edge> Cut(IReadOnlyList<EdgeSum.Edge> edges, EdgeGrid grid, HashSet<EdgeSum.Step> places)
    {
        var passed = new List<EdgeSum.Step>?[edges.Count];
        foreach (var place in places)
        {
            foreach (var i in grid.At(place))
            {
                if (edges[i].From != place && edges[i].To != place && Passes(edges[i], place)) (passed[i] ??= []).Add(place);
            }
        }
        var cut = new HashSet<EdgeSum.Edge>(2 * edges.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            var from = edges[i].From;
            foreach (var place in InOrder(edges[i], passed[i]))
            {
                if (place != from) cut.Add(from.IsBefore(place) ? new(from, place) : new(place, from));
                from = place;
            }
        }
        return [.. cut];
    }

    static IEnumerable<EdgeSum.Step> InOrder(EdgeSum.Edge edge, List<EdgeSum.Step>? passed)
    {
        var (alongX, alongY) = ((double)(edge.To.X - edge.From.X), (double)(edge.To.Y - edge.From.Y));
        var between = (passed ?? []).OrderBy(place => (place.X - edge.From.X) * alongX + (place.Y - edge.From.Y) * alongY);
        return between.Append(edge.To);
    }

    /// <summary>The grid point nearest to where two edges cross, if they do at one place within both.</summary>
    static EdgeSum.Step? Crossing(EdgeSum.Edge one, EdgeSum.Edge other)
    {
        if (one.To.X < other.From.X || other.To.X < one.From.X // From is never east of To
            || Math.Max(one.From.Y, one.To.Y) < Math.Min(other.From.Y, other.To.Y)
            || Math.Max(other.From.Y, other.To.Y) < Math.Min(one.From.Y, one.To.Y)) return null;
        var (ax, ay) = (one.To.X - one.From.X, one.To.Y - one.From.Y);
        var (bx, by) = (other.To.X - other.From.X, other.To.Y - other.From.Y);
        var (dx, dy) = (other.From.X - one.From.X, other.From.Y - one.From.Y);
        var turn = Product(ax, by, ay, bx);
        if (turn == 0) return null; // along each other: their ends cut them
        var (ofOne, ofOther) = (Product(dx, by, dy, bx), Product(dx, ay, dy, ax));
        if (turn < 0) (turn, ofOne, ofOther) = (-turn, -ofOne, -ofOther);
        if (ofOne < 0 || ofOne > turn || ofOther < 0 || ofOther > turn) return null;
        var share = (double)ofOne / (double)turn;
        return new(one.From.X + (long)Math.Round(share * ax), one.From.Y + (long)Math.Round(share * ay));
    }

    /// <summary>Whether an edge meets the square of one step around a place, of which the west and the south side are part.</summary>
    static bool Passes(EdgeSum.Edge edge, EdgeSum.Step place)
    {
        // In half steps from the place: the square runs from -1 to 1.
        var (fromX, fromY) = (2 * (edge.From.X - place.X), 2 * (edge.From.Y - place.Y));
        var (toX, toY) = (2 * (edge.To.X - place.X), 2 * (edge.To.Y - place.Y));
        if (Math.Max(fromX, toX) < -1 || Math.Min(fromX, toX) >= 1 || Math.Max(fromY, toY) < -1 || Math.Min(fromY, toY) >= 1) return false;
        var (alongX, alongY) = (toX - fromX, toY - fromY);
        var side = Product(alongY, fromX, alongX, fromY);
        var reach = (Int128)Math.Abs(alongX) + Math.Abs(alongY);
        // Through a corner and no further: as if the square lay a trifle to the south-west, which gives it one corner of four.
        return Int128.Abs(side) < reach || (Int128.Abs(side) == reach && Int128.Sign(side) * Math.Sign(alongY - alongX) < 0);
    }

    /// <summary>Without loss: plans reach over thousands of kilometres, and these are millimetres.</summary>
    static Int128 Product(long a, long b, long c, long d) => (Int128)a * b - (Int128)c * d;
}
