namespace EcoTiles.Sources;

/// <summary>A dataset that can be read by extent. Features come in the dataset's own coordinate system.</summary>
public interface IFeatureSource
{
    DatasetSchema Schema { get; }

    /// <summary>Reads in batches. A batch may be filled anew as soon as the next one is asked for.</summary>
    IAsyncEnumerable<FeatureBatch> ReadAsync(FeatureQuery query, CancellationToken cancellationToken);
}
