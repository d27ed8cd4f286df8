using EcoTiles.Import.Model;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>The tables that samples fill: all of the model but that of documents.</summary>
static class SampleTables
{
    const string RasterTable = "raster_asset";

    public static IReadOnlyList<ModelTable> All { get; } = [.. PlanTables.All, .. LandTables.All, .. DocumentTables.All.Where(table => table.Name == RasterTable)];
}
