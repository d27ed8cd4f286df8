using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.KeyAreas;

/// <summary>V31, V32: what the area table (E.2) states is held against the shapes; it is never overwritten.</summary>
public static class AreaTableChecks
{
    const double LargestShare = 0.5 / 100;
    const double Rounding = 0.005 * GroundArea.SquareMetresPerSquareKilometre; // areas are printed with two digits

    public static IEnumerable<Finding> Check(PlanData data)
    {
        var towns = TouchedUnits.TownsOf(data);
        var villages = TouchedUnits.VillagesOf(data);
        return data["key_area"].Where(row => row.Shape is { IsEmpty: false }).AsParallel().AsOrdered()
            .SelectMany(row => Check(row, towns, villages));
    }

    static IEnumerable<Finding> Check(PlanFeature row, TouchedUnits towns, TouchedUnits villages)
    {
        var shape = ValidShapes.Of(row.Shape!); // only rows with a shape come here
        var squareMetres = GroundArea.Of(shape);
        if (row.Number("area_m2") is { } stated
            && Math.Abs(stated - squareMetres) > Math.Max(Rounding, LargestShare * squareMetres))
            yield return About("V31", SquareKilometres(stated), SquareKilometres(squareMetres));

        if (row.List("towns") is { } listed && !towns.IsEmpty)
        {
            List<string> touched = [.. towns.By(shape, squareMetres).Select(unit => unit.Name)];
            if (!touched.ToHashSet().SetEquals(listed)) yield return About("V32", Listed(listed), Listed(touched));
        }
        if (row.Number("village_count") is { } count && !villages.IsEmpty)
        {
            var touched = villages.By(shape, squareMetres).Count;
            if (touched != count) yield return About("V32", Villages(count), Villages(touched));
        }

        Finding About(string code, object x, object y) =>
            Finding.Of(code, row.Table, row.Id, Places.Of(shape), row.Name, x, y);
    }

    static double SquareKilometres(double squareMetres) =>
        Math.Round(squareMetres / GroundArea.SquareMetresPerSquareKilometre, 2);

    static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "—" : string.Join('、', names);

    static TwoWords Villages(double count) => new($"{count} 个行政村", $"{count} villages");
}
