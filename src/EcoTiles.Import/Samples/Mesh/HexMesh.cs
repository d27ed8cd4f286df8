using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Mesh;

/// <summary>
/// A mesh of hexagons with shaken corners and ragged sides. Two neighbours share exactly the same vertices, so any
/// layer that is dissolved from cells is without gaps and overlaps.
/// </summary>
/// <remarks>
/// Odd rows stand half a cell to the east; rows run northwards. Corners and sides are counted counter-clockwise:
/// <code>
///        2
///     3/   \1     side k runs from corner k to corner k + 1;
///      |   |      side 0 is the eastern one, 1 and 2 face the row above,
///     4\   /0     4 and 5 the row below
///        5
/// </code>
/// </remarks>
public sealed class HexMesh(double originX, double originY, double pitchX, double pitchY, int columns, int rows,
    ulong seed, bool fine)
{
    const double CornerShake = 0.36; // in lengths of a side; below 0.5 no cell can turn over

    readonly double _unitX = pitchX / Math.Sqrt(3); // length of a regular side, in degrees
    readonly double _unitY = pitchY / 1.5;
    readonly ulong _cornerSeed = SeededHash.Mix(seed, 1);
    readonly ulong _sideSeed = SeededHash.Mix(seed, 2);

    public int Columns { get; } = columns;
    public int Rows { get; } = rows;
    public int Count { get; } = columns * rows;

    /// <summary>Room that one side can take, in x, y pairs.</summary>
    public const int MostSidePoints = 8;

    public double CentreX(int cell) => originX + pitchX * (cell % Columns + (cell / Columns % 2 == 1 ? 0.5 : 0));

    public double CentreY(int cell) => originY + pitchY * (cell / Columns);

    /// <summary>The cell across a side, or -1 at the edge of the mesh.</summary>
    public int Neighbour(int cell, int side)
    {
        var (column, row) = Across(cell % Columns, cell / Columns, side);
        return column >= 0 && column < Columns && row >= 0 && row < Rows ? row * Columns + column : -1;
    }

    /// <summary>The cell whose centre is nearest, or -1 outside the mesh.</summary>
    public int CellAt(double x, double y)
    {
        var best = -1;
        var bestDistance = double.PositiveInfinity;
        var nearRow = (int)Math.Floor((y - originY) / pitchY);
        for (var row = nearRow; row <= nearRow + 1; row++)
        {
            if (row < 0 || row >= Rows) continue;
            var column = (int)Math.Round((x - originX) / pitchX - (row % 2 == 1 ? 0.5 : 0));
            if (column < 0 || column >= Columns) continue;
            var dx = (x - CentreX(row * Columns + column)) / _unitX;
            var dy = (y - CentreY(row * Columns + column)) / _unitY;
            if (dx * dx + dy * dy >= bestDistance) continue;
            best = row * Columns + column;
            bestDistance = dx * dx + dy * dy;
        }
        return best;
    }

    /// <summary>
    /// Writes the points of one side, from its first corner up to but without its second, and returns how many
    /// numbers were written.
    /// </summary>
    public int WriteSide(int cell, int side, Span<double> points)
    {
        var column = cell % Columns;
        var row = cell / Columns;
        if (side < 3) return WriteOwnSide(column, row, side, points);

        // The neighbour owns it and sees it the other way round.
        Span<double> reversed = stackalloc double[2 * MostSidePoints];
        var (ownerColumn, ownerRow) = Across(column, row, side);
        var written = WriteOwnSide(ownerColumn, ownerRow, side - 3, reversed);
        var (cornerX, cornerY) = CornerAt(ownerColumn, ownerRow, side - 2);
        points[0] = Rounded(cornerX * _unitX + originX);
        points[1] = Rounded(cornerY * _unitY + originY);
        for (var i = 2; i < written; i += 2)
        {
            points[i] = reversed[written - i];
            points[i + 1] = reversed[written - i + 1];
        }
        return written;
    }

    int WriteOwnSide(int column, int row, int side, Span<double> points)
    {
        var (ax, ay) = CornerAt(column, row, side);
        var (bx, by) = CornerAt(column, row, side + 1);
        var segments = !fine ? 4 : side == 0 ? 6 : 7;
        Span<double> offsets = stackalloc double[MostSidePoints + 1];
        offsets.Clear();
        Roughen(offsets, 0, segments, 0.2, SeededHash.Mix(SeededHash.Mix(_sideSeed, column, row), side));

        var steepest = SteepestSlope(column, row, side, ax, ay, bx, by);
        var needed = 0.0;
        for (var i = 1; i < segments; i++)
            needed = Math.Max(needed, Math.Abs(offsets[i]) * segments / Math.Min(i, segments - i));
        var scale = needed > steepest ? steepest / needed : 1;
        for (var i = 0; i < segments; i++)
        {
            var along = (double)i / segments;
            var aside = offsets[i] * scale;
            points[2 * i] = Rounded((ax + along * (bx - ax) - aside * (by - ay)) * _unitX + originX);
            points[2 * i + 1] = Rounded((ay + along * (by - ay) + aside * (bx - ax)) * _unitY + originY);
        }
        return 2 * segments;
    }

    /// <summary>
    /// A side must stay within half the angle to each of the four sides it meets: then no two sides can cross.
    /// </summary>
    double SteepestSlope(int column, int row, int side, double ax, double ay, double bx, double by)
    {
        var (beforeX, beforeY) = CornerAt(column, row, side - 1);
        var (afterX, afterY) = CornerAt(column, row, side + 2);
        var (acrossColumn, acrossRow) = Across(column, row, side);
        var (acrossAfterX, acrossAfterY) = CornerAt(acrossColumn, acrossRow, side + 5); // beyond corner a
        var (acrossBeforeX, acrossBeforeY) = CornerAt(acrossColumn, acrossRow, side + 2); // beyond corner b
        var slope = 0.8;
        slope = Math.Min(slope, TangentOfHalf(bx - ax, by - ay, beforeX - ax, beforeY - ay));
        slope = Math.Min(slope, TangentOfHalf(bx - ax, by - ay, acrossAfterX - ax, acrossAfterY - ay));
        slope = Math.Min(slope, TangentOfHalf(ax - bx, ay - by, afterX - bx, afterY - by));
        slope = Math.Min(slope, TangentOfHalf(ax - bx, ay - by, acrossBeforeX - bx, acrossBeforeY - by));
        return 0.92 * slope;
    }

    static double TangentOfHalf(double ax, double ay, double bx, double by)
    {
        var lengths = Math.Sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
        return Math.Abs(ax * by - ay * bx) / Math.Max(1e-9, lengths + ax * bx + ay * by);
    }

    /// <summary>Midpoint displacement; offsets are in lengths of the side.</summary>
    static void Roughen(Span<double> offsets, int from, int to, double reach, ulong hash)
    {
        if (to - from < 2) return;
        var middle = (from + to + (int)(hash & 1)) / 2;
        var between = (double)(middle - from) / (to - from);
        offsets[middle] = offsets[from] + (offsets[to] - offsets[from]) * between + reach * SeededHash.Signed(hash);
        Roughen(offsets, from, middle, reach * 0.55, SeededHash.Mix(hash, 1));
        Roughen(offsets, middle, to, reach * 0.55, SeededHash.Mix(hash, 2));
    }

    /// <summary>A corner in units of side length from the origin. Each cell owns its northern and southern corner.</summary>
    (double X, double Y) CornerAt(int column, int row, int corner)
    {
        corner = (corner + 6) % 6;
        var isNorth = corner is 2 or 0 or 4;
        if (corner is not (2 or 5))
            (column, row) = Across(column, row, corner switch { 1 => 1, 0 => 5, 3 => 2, _ => 4 });
        var hash = SeededHash.Mix(_cornerSeed, column, 2L * row + (isNorth ? 1 : 0));
        var (sine, cosine) = Math.SinCos(Math.Tau * SeededHash.Unit(hash));
        var reach = CornerShake * Math.Sqrt(SeededHash.Unit(SeededHash.Mix(hash, 1)));
        return (Math.Sqrt(3) * (column + ((row & 1) == 1 ? 0.5 : 0)) + reach * cosine,
            1.5 * row + (isNorth ? 1 : -1) + reach * sine);
    }

    static (int Column, int Row) Across(int column, int row, int side)
    {
        var odd = row & 1;
        return side switch
        {
            0 => (column + 1, row),
            1 => (column + odd, row + 1),
            2 => (column - 1 + odd, row + 1),
            3 => (column - 1, row),
            4 => (column - 1 + odd, row - 1),
            _ => (column + odd, row - 1),
        };
    }

    /// <summary>Eight decimals, a millimetre, so that files stay small and shared points stay identical.</summary>
    static double Rounded(double degrees) => Math.Round(degrees * 1e8) / 1e8;
}
