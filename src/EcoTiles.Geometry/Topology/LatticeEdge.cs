namespace EcoTiles.Geometry.Topology;

/// <summary>One step between two lattice points, the same whichever way it is walked.</summary>
readonly record struct LatticeEdge(int FromX, int FromY, int ToX, int ToY)
{
    public static LatticeEdge Between(int oneX, int oneY, int otherX, int otherY) =>
        oneX < otherX || (oneX == otherX && oneY <= otherY)
            ? new LatticeEdge(oneX, oneY, otherX, otherY)
            : new LatticeEdge(otherX, otherY, oneX, oneY);

    public bool Ends(int x, int y) => (FromX == x && FromY == y) || (ToX == x && ToY == y);

    /// <summary>True when the two cross at an inner point of both.</summary>
    public bool Crosses(in LatticeEdge other) =>
        Side(other.FromX, other.FromY) * Side(other.ToX, other.ToY) < 0
        && other.Side(FromX, FromY) * other.Side(ToX, ToY) < 0;

    /// <summary>
    /// True when the edge comes within half a step of a point that is not its own. Such a point may end up on the wrong
    /// side when the edge is cut and rounded, unless the edge is led through it.
    /// </summary>
    public bool Brushes(int x, int y)
    {
        if (Math.Max(FromX, ToX) < x || Math.Min(FromX, ToX) > x || Math.Max(FromY, ToY) < y || Math.Min(FromY, ToY) > y)
            return false;
        // The square of one step around the point has corners on both sides of the edge. An edge that only touches a
        // corner stays: led through it, its pieces could call each other back for ever.
        long dx = (long)ToX - FromX, dy = (long)ToY - FromY;
        var middle = 2 * (dx * ((long)y - FromY) - dy * ((long)x - FromX));
        return Math.Abs(middle) < Math.Abs(dx) + Math.Abs(dy);
    }

    /// <summary>How far along the edge a point lies; only for putting points in order.</summary>
    public long Along(int x, int y) =>
        ((long)x - FromX) * ((long)ToX - FromX) + ((long)y - FromY) * ((long)ToY - FromY);

    int Side(int x, int y) =>
        Math.Sign(((long)ToX - FromX) * ((long)y - FromY) - ((long)ToY - FromY) * ((long)x - FromX));
}
