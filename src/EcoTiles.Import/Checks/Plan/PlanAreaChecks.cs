using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.Plan;

/// <summary>V52: the plan area measures what the text states, within half a percent.</summary>
public static class PlanAreaChecks
{
    const double LargestPercent = 0.5;

    public static IEnumerable<Finding> Check(PlanData data)
    {
        var stated = data.Plan.Number("area_stated_m2") ?? data.Plan.Number("area_m2");
        if (data.Area is not { Shape: { } shape } row || stated is not > 0) yield break;
        var measured = GroundArea.Of(shape);
        var percent = 100 * Math.Abs(measured - stated.Value) / stated.Value;
        if (percent <= LargestPercent) yield break;
        yield return Finding.Of("V52", row.Table, row.Id, Places.Of(shape),
            SquareKilometres(stated.Value), SquareKilometres(measured), Math.Round(percent, 2));
    }

    static TwoWords SquareKilometres(double squareMetres)
    {
        var number = FormattableString.Invariant($"{squareMetres / GroundArea.SquareMetresPerSquareKilometre:0.##}");
        return new($"{number} 平方公里", $"{number} km2");
    }
}
