using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;

namespace EcoTiles.Tests.Sources.Snapshots;

/// <summary>A dataset in memory, in longitude and latitude. It counts how often it is read and can be made to fail.</summary>
sealed class MemorySource(ShapeKind kind, params ColumnSchema[] columns) : IFeatureSource
{
    const int RowsAtATime = 1000;

    readonly List<(long Id, double[][][] Parts, object?[] Values)> _features = [];
    int _reads;
    int _brokenOff;

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>How many readers left while they waited at the gate.</summary>
    public int BrokenOff => Volatile.Read(ref _brokenOff);

    public Exception? Failure { get; set; }

    /// <summary>Reading waits for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Whoever has read everything waits for what stands here when reading began.</summary>
    public Task EndGate { get; set; } = Task.CompletedTask;

    public DatasetSchema Schema => new("memory", 4326, kind, columns, _features.Count, 1 + 16 * _features.Count, Bounds);

    Envelope Bounds => _features.Aggregate(Envelope.Empty, (box, feature) => box.Including(BoxOf(feature.Parts)));

    /// <summary>Adds a feature of parts of rings of x, y pairs.</summary>
    public void Add(long id, double[][][] parts, params object?[] values) => _features.Add((id, parts, values));

    /// <summary>Adds a feature of one part.</summary>
    public void Add(long id, double[][] rings, params object?[] values) => Add(id, [rings], values);

    public IEnumerable<long> Ids => _features.Select(feature => feature.Id);

    /// <summary>Takes a feature out and returns the box it had.</summary>
    public Envelope Remove(long id)
    {
        var at = _features.FindIndex(feature => feature.Id == id);
        var box = BoxOf(_features[at].Parts);
        _features.RemoveAt(at);
        return box;
    }

    public double[][][] PartsOf(long id) => _features.First(feature => feature.Id == id).Parts;

    public async IAsyncEnumerable<FeatureBatch> ReadAsync(
        FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await WaitAtGateAsync(cancellationToken);
        if (Failure is { } failure) throw failure;
        var batch = new FeatureBatch(columns);
        var end = EndGate;
        foreach (var (id, parts, values) in _features.ToArray())
        {
            if (query.Extent is { } extent && !extent.Intersects(BoxOf(parts))) continue;
            AddRow(batch, id, parts, values);
            if (batch.Count < RowsAtATime) continue;
            yield return batch;
            batch.Clear();
        }
        await end.WaitAsync(cancellationToken);
        if (batch.Count > 0) yield return batch;
    }

    async Task WaitAtGateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _brokenOff);
            throw;
        }
    }

    void AddRow(FeatureBatch batch, long id, double[][][] parts, object?[] values)
    {
        batch.Ids.Add(id);
        foreach (var part in parts)
        {
            foreach (var ring in part)
            {
                for (var i = 0; i < ring.Length; i += 2) batch.Shapes.AddPoint(ring[i], ring[i + 1]);
                batch.Shapes.EndRing();
            }
            batch.Shapes.EndPart();
        }
        batch.Shapes.EndShape(kind);
        for (var i = 0; i < columns.Length; i++) AddValue(batch.Columns[i], values[i]);
    }

    static void AddValue(BatchColumn column, object? value)
    {
        switch (value)
        {
            case null: column.AddNull(); break;
            case string text: column.Add(System.Text.Encoding.UTF8.GetBytes(text)); break;
            case bool flag: column.Add(flag); break;
            case double real: column.Add(real); break;
            default: column.Add(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
        }
    }

    public static Envelope BoxOf(double[][][] parts)
    {
        var box = Envelope.Empty;
        foreach (var ring in parts.SelectMany(part => part))
        {
            for (var i = 0; i < ring.Length; i += 2) box = box.Including(ring[i], ring[i + 1]);
        }
        return box;
    }
}
