using EcoTiles.Import.Model;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>Every rule that looks at one row alone: what a layer of any size is judged by while it streams past.</summary>
public static class RowChecks
{
    public static IEnumerable<Finding> Check(ModelTable table, PlanFeature row)
    {
        if (ShapeChecks.Check(table, row) is { } finding) yield return finding;
        foreach (var value in ValueChecks.Check(table, row)) yield return value;
    }
}
