using EcoTiles.Geometry.Grids;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Reads a layer as a snapshot would, only to say which of its features cannot be drawn.</summary>
public static class LayerExamination
{
    public static async Task<RefusedFeatures> ExamineAsync(IFeatureSource source, CancellationToken cancellationToken)
    {
        var layer = await LatticeReader.ReadAsync(source, FeatureQuery.Everything, WebMercatorQuad.Instance, cancellationToken);
        return layer.Refused;
    }
}
