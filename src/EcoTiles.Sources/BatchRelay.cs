using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EcoTiles.Catalogue;

namespace EcoTiles.Sources;

/// <summary>
/// Hands batches from a thread that fills them to a caller that works on them. A few go round and round, so that the
/// one reads while the other works.
/// </summary>
sealed class BatchRelay
{
    const int Batches = 3;

    readonly Channel<FeatureBatch> _free = Channel.CreateUnbounded<FeatureBatch>();
    readonly Channel<FeatureBatch> _ready = Channel.CreateUnbounded<FeatureBatch>();
    readonly IReadOnlyList<ColumnSchema> _columns;
    readonly ConcurrentBag<FeatureBatch>? _spare;
    int _made;

    BatchRelay(IReadOnlyList<ColumnSchema> columns, ConcurrentBag<FeatureBatch>? spare) => (_columns, _spare) = (columns, spare);

    /// <param name="fill">Takes empty batches and hands filled ones on until there is nothing left to read.</param>
    /// <param name="spare">Batches of earlier readings of the same columns, where new ones would be a waste.</param>
    public static async IAsyncEnumerable<FeatureBatch> ReadAsync(
        IReadOnlyList<ColumnSchema> columns, Func<BatchRelay, CancellationToken, Task> fill,
        ConcurrentBag<FeatureBatch>? spare, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var relay = new BatchRelay(columns, spare);
        var reading = Task.Run(() => relay.FillAsync(fill, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in relay._ready.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return batch;
                relay._free.Writer.TryWrite(batch);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            while (spare is not null && relay._free.Reader.TryRead(out var batch)) spare.Add(batch);
        }
    }

    /// <summary>An empty batch. Small answers need no more than one.</summary>
    public async ValueTask<FeatureBatch> TakeAsync(CancellationToken cancellationToken)
    {
        if (!_free.Reader.TryRead(out var batch))
        {
            batch = _made++ < Batches
                ? _spare?.TryTake(out var used) == true ? used : new FeatureBatch(_columns)
                : await _free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        batch.Clear();
        return batch;
    }

    public void Hand(FeatureBatch batch)
    {
        if (batch.Count + batch.Bad.Count > 0) _ready.Writer.TryWrite(batch);
    }

    /// <summary>Ends by closing the channel, with the failure if there was one, and never throws itself.</summary>
    async Task FillAsync(Func<BatchRelay, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        try
        {
            await fill(this, cancellationToken).ConfigureAwait(false);
            _ready.Writer.TryComplete();
        }
#pragma warning disable CA1031 // whatever it is, the caller who waits for the next batch must hear of it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _ready.Writer.TryComplete(failure);
        }
    }
}
