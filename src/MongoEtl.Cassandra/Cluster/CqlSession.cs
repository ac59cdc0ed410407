using System.Runtime.CompilerServices;

namespace MongoEtl.Cassandra;

/// <summary>A cluster to write to and read from. Each request goes to a host that keeps its key, or to another when that one cannot take
/// it; hosts that are down are passed over at once and come back by themselves. Thread-safe; thousands of requests may be in
/// flight.</summary>
internal sealed partial class CqlSession : IAsyncDisposable
{
    private readonly HostConnector _connector;
    private readonly ControlConnection _control;
    private readonly Lock _lock = new();
    private readonly Stack<WriteExecution> _idle = new();
    private readonly List<Task> _leaving = [];
    private ClusterState _state = ClusterState.Empty;
    private string? _dataCenter;
    private int _turn;
    private int _hostNumber;
    private long _retries;
    private bool _isDisposed;

    private CqlSession(SessionOptions options)
    {
        Options = options;
        _connector = new HostConnector(options);
        _control = new ControlConnection(this, options, _connector);
    }

    /// <summary>The settings, as given.</summary>
    internal SessionOptions Options { get; }

    /// <summary>The keyspace that unqualified names mean; null: none.</summary>
    internal string? Keyspace => _connector.Keyspace;

    /// <summary>The data centre whose hosts take the requests.</summary>
    internal string DataCenter => _dataCenter ?? "";

    /// <summary>The hosts of the cluster, their data centres and the replication of its keyspaces, as told last.</summary>
    internal ClusterState State => Volatile.Read(ref _state);

    /// <summary>How often a request was sent again because a host could not take it, was too busy or too slow. Writers that adapt their
    /// concurrency watch it.</summary>
    internal long Retries => Volatile.Read(ref _retries);

    /// <summary>Connects: learns of the cluster from one contact point and opens connections to the hosts of the preferred data
    /// centre.</summary>
    /// <exception cref="ClusterException">A setting must change: password, certificate, keyspace, data centre. One line says
    /// which.</exception>
    /// <exception cref="NoHostAvailableException">No host can be reached; lists each and why.</exception>
    internal static async Task<CqlSession> ConnectAsync(SessionOptions options, CancellationToken cancellation = default)
    {
        var session = new CqlSession(options);
        try
        {
            await session.OpenAsync(cancellation).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Prepares a statement on one host; the others prepare it when they are first asked. Unqualified names mean the session's
    /// keyspace of this moment.</summary>
    /// <exception cref="ServerException">The statement is not right (a table is absent, say).</exception>
    /// <exception cref="NoHostAvailableException">No host took the request.</exception>
    internal async Task<PreparedStatement> PrepareAsync(string statement, CancellationToken cancellation = default)
    {
        var (response, host) = await SendAsync(new PrepareRequest(statement), "preparing a statement", cancellation).ConfigureAwait(false);
        var result = response as PreparedResult ?? throw Unexpected(response, "PREPARE");
        var prepared = new PreparedStatement(statement, result);
        prepared.Keep(host, result);
        return prepared;
    }

    /// <summary>Writes one row: EXECUTE. Sent again, to other hosts, as the errors advise, so the statement must be idempotent.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">One [value] for each of its markers, behind each other. Must stand unchanged until the task ends.</param>
    /// <param name="token">Of the row's key: <see cref="Token.OfRow"/>.</param>
    /// <param name="timestamp">Microseconds since 1970; null: the server's time.</param>
    /// <param name="consistency">The level.</param>
    /// <param name="cancellation">Ends the waiting; the row may be written all the same.</param>
    /// <returns>Ends when the row is acknowledged. To be awaited once.</returns>
    /// <exception cref="ServerException">The server refuses the row; sending it again would not help.</exception>
    /// <exception cref="NoHostAvailableException">No host took the write; lists each and why. The inner exception is the last
    /// host's.</exception>
    internal ValueTask ExecuteAsync(PreparedStatement statement, ReadOnlyMemory<byte> values, Token token, long? timestamp,
        Consistency consistency, CancellationToken cancellation = default) =>
        Rent().Start(statement, values, default, token, new WriteParameters(consistency, DefaultTimestamp: timestamp), cancellation);

    /// <summary>Writes rows of one partition together: an unlogged BATCH. As <see cref="ExecuteAsync"/> in all else; the server refuses
    /// (<see cref="InvalidException"/>) a batch that is larger than it likes.</summary>
    /// <param name="statement">The statement of every row.</param>
    /// <param name="rows">1 to 65,535 rows, each as the values of <see cref="ExecuteAsync"/>. The array and the rows must stand unchanged
    /// until the task ends.</param>
    /// <param name="token">Of the partition.</param>
    /// <param name="timestamp">Microseconds since 1970; null: the server's time.</param>
    /// <param name="consistency">The level.</param>
    /// <param name="cancellation">Ends the waiting; the rows may be written all the same.</param>
    internal ValueTask BatchAsync(PreparedStatement statement, ReadOnlyMemory<ReadOnlyMemory<byte>> rows, Token token, long? timestamp,
        Consistency consistency, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, ushort.MaxValue);
        return Rent().Start(statement, default, rows, token, new WriteParameters(consistency, DefaultTimestamp: timestamp), cancellation);
    }

    /// <summary>Sends a statement in text, for what is done seldom; again on other hosts as the errors advise.</summary>
    /// <param name="statement">The statement, without values of the data in it.</param>
    /// <param name="parameters">Values, paging, consistency; null: none, at the session's level.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What the server answered: rows, a schema change, or nothing (<see cref="VoidResult"/>).</returns>
    /// <exception cref="ServerException">The server refuses the statement.</exception>
    /// <exception cref="NoHostAvailableException">No host took the request.</exception>
    internal async Task<Response> QueryAsync(string statement, QueryParameters? parameters = null, CancellationToken cancellation = default)
    {
        var request = new QueryRequest(statement, parameters ?? new QueryParameters { Consistency = Options.Consistency });
        return (await SendAsync(request, "a statement in text", cancellation).ConfigureAwait(false)).Response;
    }

    /// <summary>Reads the rows of a statement page by page, asking for one page while the one before is looked at. A page is gone when the
    /// next is asked for.</summary>
    /// <param name="statement">A SELECT.</param>
    /// <param name="pageSize">Rows a page, at most.</param>
    /// <param name="consistency">The level; null: the session's.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async IAsyncEnumerable<CqlRowReader> ReadPagesAsync(
        string statement, int pageSize = 1000, Consistency? consistency = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var parameters = new QueryParameters { Consistency = consistency ?? Options.Consistency, PageSize = pageSize };
        var next = QueryAsync(statement, parameters, cancellation);
        try
        {
            while (true)
            {
                var response = await next.ConfigureAwait(false);
                var rows = response as RowsResult ?? throw Unexpected(response, "SELECT");
                if (rows.PagingState is { } state)
                    next = QueryAsync(statement, parameters with { PagingState = state }, cancellation);
                yield return new CqlRowReader(rows);
                var isLast = rows.PagingState is null;
                rows.Release();
                if (isLast)
                    yield break;
            }
        }
        finally
        {
            // Who stops early leaves a page on the way, whose failure is nobody's.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Closes every connection. Requests in flight fail.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            foreach (var host in _state.Candidates)
                _leaving.Add(host.Pool!.DisposeAsync().AsTask());
        }
        await _control.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_leaving).ConfigureAwait(false);
    }
}
