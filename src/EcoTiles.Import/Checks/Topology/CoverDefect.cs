using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>A place that is covered more or less than once, or covered beyond what is to be covered.</summary>
/// <param name="Covering">Which of the covering shapes lie there: none in a gap.</param>
/// <param name="IsInside">Whether it lies in the whole that is to be covered.</param>
/// <param name="Shape">In degrees.</param>
/// <param name="SquareMetres">On the ellipsoid.</param>
public sealed record CoverDefect(IReadOnlyList<int> Covering, bool IsInside, Polygon Shape, double SquareMetres)
{
    public const double LeastSquareMetres = 100;
    const double LeastWidthMetres = 1;

    public bool IsGap => Covering.Count == 0;

    public bool IsOverlap => Covering.Count > 1;

    public bool IsOutside => !IsInside;

    /// <summary>Small or narrow enough to come from drawing rather than from meaning.</summary>
    public bool IsTolerable { get; } = SquareMetres < LeastSquareMetres || IsNarrow(Shape);

    /// <summary>Whether no circle of the least width fits into it.</summary>
    static bool IsNarrow(Polygon shape)
    {
        var metric = new LocalPlane(shape.EnvelopeInternal.Centre).ToMetres(shape);
        // No shape is larger than its length of edge times the radius of its largest circle.
        if (metric.Area / metric.Length >= LeastWidthMetres / 2) return false;
        return metric.Buffer(-LeastWidthMetres / 2).IsEmpty;
    }
}
