using EcoTiles.Import.Samples.Rasters;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>All layers of one plan.</summary>
static class PlanLayers
{
    /// <param name="heights">Heights of the pixels, where they are made: peaks stand on their summits.</param>
    public static void Write(PlanModel model, SampleHeights? heights, PlanStore store, bool withLandUse, CancellationToken cancellationToken)
    {
        PlanRows.Write(model, store);
        AdminRows.Write(model, store);
        ZoneRows.Write(model, store);
        var areas = KeyArea.All(model);
        KeyAreaRows.Write(model, store, areas);
        ProjectRows.Write(model, store, areas);
        cancellationToken.ThrowIfCancellationRequested();
        EvaluationRows.Write(model, store);
        ControlRows.Write(model, store);
        NatureRows.Write(model, heights, store);
        cancellationToken.ThrowIfCancellationRequested();
        ClimateRows.Write(model, store);
        WaterRows.Write(model, store);
        if (withLandUse) LandUseRows.Write(model, store);
    }
}
