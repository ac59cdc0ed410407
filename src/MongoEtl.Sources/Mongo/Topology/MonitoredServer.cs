namespace MongoEtl.Sources;

/// <summary>The living half of a server's description: who asks it, its connections, and how many reads it has.</summary>
internal sealed class MonitoredServer(ConnectionPool pool, ServerMonitor? monitor) : IAsyncDisposable
{
    private int _reads;

    internal ConnectionPool Pool => pool;

    /// <summary>Reads under way or about to begin.</summary>
    internal int Reads => Volatile.Read(ref _reads);

    internal void Begin() => Interlocked.Increment(ref _reads);

    internal void End() => Interlocked.Decrement(ref _reads);

    internal void Start() => monitor?.Start();

    internal void RequestCheck() => monitor?.RequestCheck();

    internal void CancelCheck() => monitor?.CancelCheck();

    public async ValueTask DisposeAsync()
    {
        if (monitor is not null)
            await monitor.DisposeAsync().ConfigureAwait(false);
        await pool.DisposeAsync().ConfigureAwait(false);
    }
}
