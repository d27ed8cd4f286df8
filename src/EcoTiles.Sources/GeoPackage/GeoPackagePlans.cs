using EcoTiles.Sources.Plans;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Finds the plan tables of a file.</summary>
static class GeoPackagePlans
{
    /// <summary>Null when the file has no plan tables.</summary>
    public static PlanRows? Read(SqliteFile file)
    {
        if (!file.HasTable("plan") || !file.HasTable("plan_area")) return null;
        var columns = GeoPackageColumns.Read(file, "plan");
        if (columns.Named("code") is null || columns.Named("title") is null) return null;
        return PlanRows.Read(table => NamedRows.Read(file, table));
    }
}
