namespace EcoTiles.Import.Model;

/// <summary>The tables of a plan store, defined once: samples, schema, import and checks all start from here.</summary>
public static class DataModel
{
    public static IReadOnlyList<ModelTable> Tables { get; } =
        [.. PlanTables.All, .. LandTables.All, .. DocumentTables.All];

    static readonly Dictionary<string, ModelTable> ByName =
        Tables.ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    public static ModelTable? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Columns that every table has and the import fills in where a file does not bring them.</summary>
    public static bool IsCommon(ModelColumn column) =>
        TableWords.Before.Contains(column) || TableWords.After.Contains(column);
}
