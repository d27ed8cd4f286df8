namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// What has changed in a large layer since it was loaded: features that are no longer drawn from its rungs, and a small
/// snapshot that they are drawn from instead. Overviews go on as they are until the layer is loaded anew.
/// </summary>
public sealed class LayerPatch
{
    /// <param name="whole">The layer as it was loaded.</param>
    /// <param name="changed">The changed features, their neighbours, and what lies around.</param>
    /// <param name="ids">The features that are drawn from <paramref name="changed"/> from now on.</param>
    internal LayerPatch(LayerSnapshot whole, LayerSnapshot changed, IReadOnlySet<long> ids)
    {
        Changed = changed;
        HiddenInWhole = Array.ConvertAll(whole.Finest.Features.Ids, ids.Contains);
        HiddenInChanged = Array.ConvertAll(changed.Finest.Features.Ids, id => !ids.Contains(id));
    }

    public LayerSnapshot Changed { get; }

    /// <summary>By row of the layer's features.</summary>
    public bool[] HiddenInWhole { get; }

    /// <summary>By row of the features of <see cref="Changed"/>.</summary>
    public bool[] HiddenInChanged { get; }

    public int FeaturesMore => HiddenInChanged.Count(hidden => !hidden) - HiddenInWhole.Count(hidden => hidden);
}
