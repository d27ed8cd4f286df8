namespace EcoTiles.Import.Checks.Topology;

/// <summary>How much a cover may miss: single places that are small or narrow, and not too many of them.</summary>
public static class CoverTolerance
{
    const double LargestShare = 0.001 / 100;

    /// <summary>The defects that count: those too large to be tolerated, and all when the small ones add up to too much.</summary>
    public static IReadOnlyList<CoverDefect> Beyond(IReadOnlyList<CoverDefect> defects, double wholeSquareMetres)
    {
        var small = defects.Where(defect => defect.IsTolerable).Sum(defect => defect.SquareMetres);
        return small < LargestShare * wholeSquareMetres ? [.. defects.Where(defect => !defect.IsTolerable)] : defects;
    }
}
