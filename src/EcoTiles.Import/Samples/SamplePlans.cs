using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Layers;
using EcoTiles.Import.Samples.Rasters;
using EcoTiles.Import.Samples.Stress;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples;

/// <summary>Makes sample plans: true to what plan texts say, invented in every shape, and marked as such.</summary>
public static class SamplePlans
{
    /// <summary>Writes beside the output first, so that nothing half-written is ever found under its name.</summary>
    public static void Write(SampleRequest request, IProgress<SampleProgress>? progress,
        CancellationToken cancellationToken)
    {
        var output = Path.GetFullPath(request.OutputPath);
        var unfinished = Path.Combine(Path.GetDirectoryName(output) ?? ".",
            $".{Path.GetFileName(output)}.{Environment.ProcessId}.tmp");
        try
        {
            File.Delete(unfinished);
            if (request.StressSize is { } size) StressPlan.Write(unfinished, size, request.Seed, progress,
                cancellationToken);
            else WritePlans(unfinished, request, progress, cancellationToken);
            File.Move(unfinished, output, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    static void WritePlans(string path, SampleRequest request, IProgress<SampleProgress>? progress,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<PlanFacts> plans = [.. (request.Plans ?? PlanFactsReader.Plans).Select(PlanFactsReader.Read)];
        using var store = new SampleStore(path, SampleTables.All);
        for (var i = 0; i < plans.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new SampleProgress($"{plans[i].Plan.Region.Name} {plans[i].Id}", i, plans.Count + 1));
            var model = PlanModel.Make(plans[i], request.Seed);
            var heights = request.Encode is null ? null : SampleHeights.Raise(model, cancellationToken);
            PlanLayers.Write(model, heights, store.ForPlan(plans[i]), withLandUse: true, cancellationToken);
            if (heights is not null) SampleRasters.Write(model, heights, store.ForPlan(plans[i]), request.Encode!, cancellationToken); // heights are raised to be encoded
        }
        progress?.Report(new SampleProgress("空间索引 spatial index", plans.Count, plans.Count + 1));
        store.Finish(cancellationToken);
        progress?.Report(new SampleProgress("完成 done", plans.Count + 1, plans.Count + 1));
    }
}
