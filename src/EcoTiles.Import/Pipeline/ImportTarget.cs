using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Pipeline;

/// <summary>
/// A store that an import goes into: layers are staged one by one, unseen by readers, and swapped in together. A target
/// that is disposed of before the swap leaves the store as it was.
/// </summary>
abstract class ImportTarget : IAsyncDisposable
{
    /// <summary>What the store holds now.</summary>
    public IReadOnlyList<SourceLayer> Existing { get; protected init; } = [];

    /// <summary>Whether images go along that lie in the files of the import.</summary>
    public abstract bool TakesImages { get; }

    /// <summary>Gets ready to stage.</summary>
    /// <param name="sourceKey">Tells the same sources with the same options from others.</param>
    public abstract Task BeginAsync(string sourceKey, bool resume, CancellationToken cancellationToken);

    /// <summary>What an interrupted import kept of a layer, or null.</summary>
    public abstract Task<LayerReport?> FindStagedAsync(LayerMatch match, CancellationToken cancellationToken);

    /// <summary>Stages all rows of a layer.</summary>
    /// <param name="report">What is known of the layer after its last row; kept so that another run can go on from here.</param>
    public abstract Task StageAsync(
        LayerMatch match, IEnumerable<ModelRow> rows, Func<LayerReport> report, CancellationToken cancellationToken);

    /// <summary>Replaces the rows of the plans, in the tables that were staged, by the staged ones.</summary>
    public abstract Task SwapAsync(IReadOnlySet<string> plans, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
