using EcoTiles.Import.Model;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>The tables that samples fill: all of the model but those of files kept elsewhere.</summary>
static class SampleTables
{
    public static IReadOnlyList<ModelTable> All { get; } = [.. PlanTables.All, .. LandTables.All];
}
