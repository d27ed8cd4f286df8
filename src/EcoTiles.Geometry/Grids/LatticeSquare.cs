namespace EcoTiles.Geometry.Grids;

/// <summary>The square of a plane that a lattice covers: x runs east and y north, in the plane's own unit.</summary>
public readonly record struct LatticeSquare(double MiddleX, double MiddleY, double Side)
{
    const double WorldSteps = 4294967296.0;

    /// <summary>Moves x, y pairs of the plane onto the lattice; places beyond the square go to its edge.</summary>
    public void ToLattice(ReadOnlySpan<double> xy, Span<int> lattice)
    {
        var steps = WorldSteps / Side;
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            lattice[i] = (int)Math.Clamp(Math.Round((xy[i] - MiddleX) * steps), int.MinValue, int.MaxValue);
            lattice[i + 1] = (int)Math.Clamp(Math.Round((xy[i + 1] - MiddleY) * -steps), int.MinValue, int.MaxValue);
        }
    }

    /// <summary>How far east and south of the top-left corner a place lies, as parts of the side.</summary>
    public (double East, double South) SharesOf(double x, double y) => ((x - MiddleX) / Side + 0.5, (MiddleY - y) / Side + 0.5);

    /// <summary>The place that lies so far from the top-left corner.</summary>
    public (double X, double Y) PlaceAt(double east, double south) => (MiddleX + (east - 0.5) * Side, MiddleY - (south - 0.5) * Side);

    public (double X, double Y) PlaceOf(int latticeX, int latticeY) => (MiddleX + latticeX / WorldSteps * Side, MiddleY - latticeY / WorldSteps * Side);
}
