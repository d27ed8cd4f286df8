using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>
/// A place where a path crosses the border of a clip box. The border runs half a step outside the box, where no lattice
/// point can lie, so every crossing is a true one. Places are ordered clockwise from the top-left corner.
/// </summary>
readonly record struct BoxCrossing(int Side, Int128 Numerator, Int128 Denominator, double Along, int X, int Y)
{
    public const int Top = 0, Right = 1, Bottom = 2, Left = 3;

    /// <summary>Clockwise order; equal only when both are exactly the same place.</summary>
    public static int Compare(in BoxCrossing one, in BoxCrossing other)
    {
        if (one.Side != other.Side) return one.Side.CompareTo(other.Side);
        var clockwise = one.Side is Top or Right ? 1 : -1;
        return Math.Abs(one.Along - other.Along) > 1e-3
            ? clockwise * one.Along.CompareTo(other.Along)
            : clockwise * (one.Numerator * other.Denominator).CompareTo(other.Numerator * one.Denominator);
    }

    /// <summary>
    /// Where the step crosses one side's line. The ends are put in a fixed order first, so that both neighbours of a
    /// shared edge get the same place.
    /// </summary>
    public static BoxCrossing At(int side, in LatticeBox box, int fromX, int fromY, int toX, int toY)
    {
        if (fromX > toX || (fromX == toX && fromY > toY)) (fromX, fromY, toX, toY) = (toX, toY, fromX, fromY);
        return side is Top or Bottom
            ? Horizontal(side, side == Top ? box.MinY : box.MaxY, fromX, fromY, toX, toY)
            : Vertical(side, side == Left ? box.MinX : box.MaxX, fromX, fromY, toX, toY);
    }

    static BoxCrossing Horizontal(int side, int edge, int fromX, int fromY, int toX, int toY)
    {
        var outside = side == Top ? edge - 1 : edge + 1;
        var (numerator, denominator, along) = Meet((long)edge + outside, fromY, fromX, toY, toX);
        return new BoxCrossing(side, numerator, denominator, along, (int)Math.Round(along), outside);
    }

    static BoxCrossing Vertical(int side, int edge, int fromX, int fromY, int toX, int toY)
    {
        var outside = side == Left ? edge - 1 : edge + 1;
        var (numerator, denominator, along) = Meet((long)edge + outside, fromX, fromY, toX, toY);
        return new BoxCrossing(side, numerator, denominator, along, outside, (int)Math.Round(along));
    }

    /// <summary>The ordinate along the line, as a fraction and as a number; the line's place is given doubled.</summary>
    static (Int128 Numerator, Int128 Denominator, double Along) Meet(
        long doubledLine, long fromAcross, long fromAlong, long toAcross, long toAlong)
    {
        var denominator = 2 * (toAcross - fromAcross);
        var rise = (Int128)(toAlong - fromAlong) * (doubledLine - 2 * fromAcross);
        if (denominator < 0) (denominator, rise) = (-denominator, -rise);
        var along = fromAlong + (double)rise / denominator;
        return ((Int128)fromAlong * denominator + rise, denominator, along);
    }
}
