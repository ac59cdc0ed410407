namespace MongoEtl.Cassandra;

/// <summary>A statement that a session has prepared. Nodes name it each for itself, mostly alike; the session keeps what each said and
/// prepares it on a node that does not know it when the node is first asked.</summary>
internal sealed class PreparedStatement
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Host, Task<PreparedResult>> _preparing = [];
    private PreparedResult?[] _onHost = [];

    internal PreparedStatement(string text, PreparedResult first)
    {
        Text = text;
        Markers = first.Markers;
        PartitionKeyMarkers = first.PartitionKeyMarkers;
        ResultColumns = first.Rows.Columns ?? [];
    }

    /// <summary>The CQL text.</summary>
    internal string Text { get; }

    /// <summary>The markers, in order: what values are to be sent.</summary>
    internal IReadOnlyList<ColumnSpec> Markers { get; }

    /// <summary>Positions among <see cref="Markers"/> of the partition key's columns; empty where the statement does not bind them
    /// all.</summary>
    internal IReadOnlyList<int> PartitionKeyMarkers { get; }

    /// <summary>The columns of the rows it returns; none where it returns none.</summary>
    internal IReadOnlyList<ColumnSpec> ResultColumns { get; }

    /// <summary>What the host said when it prepared the statement; null where it has yet to.</summary>
    internal PreparedResult? On(Host host)
    {
        var onHost = Volatile.Read(ref _onHost);
        return host.Number < onHost.Length ? onHost[host.Number] : null;
    }

    /// <summary>Keeps what the host said.</summary>
    internal void Keep(Host host, PreparedResult? prepared)
    {
        lock (_lock)
        {
            var onHost = _onHost;
            if (host.Number >= onHost.Length)
                Array.Resize(ref onHost, host.Number + 1);
            onHost[host.Number] = prepared;
            Volatile.Write(ref _onHost, onHost);
        }
    }

    /// <summary>Prepares the statement on a host. However many ask at once, the host is asked once.</summary>
    /// <param name="host">The host.</param>
    /// <param name="connection">A connection to it.</param>
    /// <param name="stale">What the asker has used in vain, or null; anything newer is returned at once.</param>
    internal Task<PreparedResult> PrepareOnAsync(Host host, CqlConnection connection, PreparedResult? stale)
    {
        lock (_lock)
        {
            if (On(host) is { } known && !ReferenceEquals(known, stale))
                return Task.FromResult(known);
            if (_preparing.TryGetValue(host, out var running))
                return running;
            var task = PrepareAsync(host, connection);
            _preparing.Add(host, task);
            return task;
        }
    }

    private async Task<PreparedResult> PrepareAsync(Host host, CqlConnection connection)
    {
        // The caller holds the lock: the end waits until the task is noted.
        await Task.Yield();
        try
        {
            var response = await connection.SendAsync(new PrepareRequest(Text)).ConfigureAwait(false);
            var prepared = response as PreparedResult
                ?? throw new ProtocolViolationException($"a {response.GetType().Name} as the answer to PREPARE");
            Keep(host, prepared);
            return prepared;
        }
        finally
        {
            lock (_lock)
                _preparing.Remove(host);
        }
    }
}
