using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace MongoEtl.Cassandra;

/// <summary>One write on its way: a row or a batch of rows of one partition, sent to host after host until one has done it. Pooled, and its
/// own source of the task, so that a write that succeeds at once allocates nothing.</summary>
internal sealed partial class WriteExecution : IValueTaskSource
{
    private readonly CqlSession _session;
    private readonly Action _onAnswer;
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private ConfiguredValueTaskAwaitable<Response>.ConfiguredValueTaskAwaiter _answer;
    private HostPlan<Host> _plan;
    private PreparedStatement _statement = null!;
    private ReadOnlyMemory<byte> _row;
    private ReadOnlyMemory<ReadOnlyMemory<byte>> _rows;
    private WriteParameters _parameters;
    private CancellationToken _cancellation;
    private Token _token;
    private Host? _host;
    private PreparedResult? _prepared;
    private List<HostFailure>? _failures;
    private CassandraException? _lastFailure;
    private int _turn;
    private int _tries;
    private int _preparations;
    private bool _stays;
    private bool _isBusy;

    internal WriteExecution(CqlSession session)
    {
        _session = session;
        _onAnswer = OnAnswer;
    }

    /// <summary>Begins; <paramref name="rows"/> holds the rows of a batch, or is empty for the single <paramref name="row"/>.</summary>
    internal ValueTask Start(PreparedStatement statement, ReadOnlyMemory<byte> row, ReadOnlyMemory<ReadOnlyMemory<byte>> rows, Token token,
        WriteParameters parameters, CancellationToken cancellation)
    {
        (_statement, _row, _rows, _token, _parameters, _cancellation) = (statement, row, rows, token, parameters, cancellation);
        _turn = _session.NextTurn();
        _plan = _session.PlanFor(token, _turn);
        var task = new ValueTask(this, _core.Version);
        Advance();
        return task;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public void GetResult(short token)
    {
        try
        {
            _core.GetResult(token);
        }
        finally
        {
            Clear();
            _session.Return(this);
        }
    }

    /// <summary>Sends to host after host until one takes the request or none is left.</summary>
    private void Advance()
    {
        try
        {
            while (NextConnection() is { } connection)
            {
                if (_statement.On(_host!) is not { } prepared)
                {
                    _ = PrepareAsync(connection, null);
                    return;
                }
                _prepared = prepared;
                _tries++;
                if (!TrySend(connection, prepared, out var refusal))
                {
                    if (!Retries(refusal))
                        return;
                }
                else if (!_answer.IsCompleted)
                {
                    _answer.UnsafeOnCompleted(_onAnswer);
                    return;
                }
                else if (!Retries())
                {
                    return;
                }
            }
            if (_isBusy && _tries < _session.Options.MostTries)
                _ = PauseAsync();
            else
                Fail(NoHost());
        }
        catch (Exception fault)
        {
            // Not swallowed: whoever awaits the write gets it.
            Fail(fault);
        }
    }

    private void OnAnswer()
    {
        if (Retries())
            Advance();
    }

    /// <summary>False where the connection takes no request now.</summary>
    private bool TrySend(CqlConnection connection, PreparedResult prepared, [NotNullWhen(false)] out CassandraException? refusal)
    {
        try
        {
            _answer = Send(connection, prepared).ConfigureAwait(false).GetAwaiter();
            refusal = null;
            return true;
        }
        catch (CassandraException failure)
        {
            refusal = failure;
            return false;
        }
    }

    private ValueTask<Response> Send(CqlConnection connection, PreparedResult prepared)
    {
        if (!_rows.IsEmpty)
            return connection.SendAsync(new RowBatchRequest(prepared.Id, _rows, _statement.Markers.Count, _parameters), _cancellation);
        var parameters = new QueryParameters
        {
            Consistency = _parameters.Consistency,
            DefaultTimestamp = _parameters.DefaultTimestamp,
            Values = _row,
            ValueCount = _statement.Markers.Count,
            SkipMetadata = true,
        };
        return connection.SendAsync(new ExecuteRequest(prepared.Id, prepared.ResultMetadataId, parameters), _cancellation);
    }

    private CqlConnection? NextConnection()
    {
        if (_tries >= _session.Options.MostTries)
            return null;
        var stays = _stays;
        _stays = false;
        if (stays && _host?.Pool?.Pick(_token, _turn) is { } same)
            return same;
        while (_plan.Next() is { } host)
        {
            _host = host;
            if (host.Pool?.Pick(_token, _turn) is { } connection)
                return connection;
            Note(host, host.Pool?.LastFailure?.Message ?? "no connection is open yet");
        }
        return null;
    }

    private void Fail(Exception error) => _core.SetException(error);

    private void Clear()
    {
        _core.Reset();
        (_answer, _plan, _statement, _host, _prepared) = (default, default, null!, null, null);
        (_row, _rows, _cancellation, _failures, _lastFailure) = (default, default, default, null, null);
        (_tries, _preparations, _stays, _isBusy) = (0, 0, false, false);
    }
}
