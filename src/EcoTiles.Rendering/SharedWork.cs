namespace EcoTiles.Rendering;

/// <summary>
/// Work that is done once for all who wait for it. It goes on when some of them leave, and is broken off when the last
/// one has left.
/// </summary>
sealed class SharedWork<T>
{
    readonly Lock _counting = new();
    readonly Lazy<Task<T>> _work;
    readonly Action _giveUp;
    int _waiting;
    bool _isGivenUp;

    public SharedWork(Func<CancellationToken, Task<T>> work)
    {
        var stop = new CancellationTokenSource(); // without a timer it holds nothing that must be freed
        _work = new Lazy<Task<T>>(() => Task.Run(() => work(stop.Token)));
        _giveUp = () => _ = stop.CancelAsync();
    }

    /// <summary>Waits for the result, too; null when everybody had left before.</summary>
    public Task<T>? Join(CancellationToken cancellationToken)
    {
        lock (_counting)
        {
            if (_isGivenUp) return null;
            _waiting++;
        }
        return WaitAsync(cancellationToken);
    }

    async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _work.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    void Leave()
    {
        lock (_counting)
        {
            if (--_waiting > 0 || _work.Value.IsCompleted) return;
            _isGivenUp = true;
        }
        _giveUp(); // what hears of it may talk to a server: not on the thread of whoever left
    }
}
