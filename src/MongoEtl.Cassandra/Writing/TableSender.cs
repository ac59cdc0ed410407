using System.Runtime.ExceptionServices;

namespace MongoEtl.Cassandra;

/// <summary>Sends windows of rows of one table: while one is on its way, the next one fills.</summary>
internal sealed class TableSender(CqlSession session, SendGate gate, CqlTablePlan table, PreparedStatement insert, Consistency consistency, long timestamp)
    : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<Sending> _idle = new();
    private readonly Queue<(int From, int To)> _halves = new();
    private RowWindow _filling = Window(table);
    private RowWindow _sent = Window(table);
    private TaskCompletionSource? _allAnswered;
    private Exception? _failure;
    private int _onTheWay;

    /// <summary>Bytes gathered and not yet sent.</summary>
    internal int Gathered => _filling.Bytes;

    internal void Add(ReadOnlySpan<byte> rows) => _filling.Add(rows);

    /// <summary>Sends what was gathered; returns when the last request left, not when it was answered. Waits for the window before.</summary>
    /// <exception cref="Exception">What failed, of these rows or of earlier ones.</exception>
    internal async Task SendAsync(CancellationToken cancellation)
    {
        await FinishAsync().ConfigureAwait(false);
        (_filling, _sent) = (_sent, _filling);
        _sent.Sort();
        for (var from = 0; from < _sent.Count && Volatile.Read(ref _failure) is null;)
        {
            var to = RowGrouping.EndOf(_sent, from);
            await gate.EnterAsync(cancellation).ConfigureAwait(false);
            Send(from, to);
            from = to;
            await SendHalvesAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until all that was sent is answered, and throws what failed.</summary>
    internal async Task FinishAsync()
    {
        do
        {
            await SendHalvesAsync(CancellationToken.None).ConfigureAwait(false);
            await AllAnsweredAsync().ConfigureAwait(false);
        }
        while (HasHalves);
        _sent.Clear();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Waits until nothing is on the way, and forgets rows and failures.</summary>
    internal async Task ResetAsync()
    {
        await AllAnsweredAsync().ConfigureAwait(false);
        _halves.Clear();
        _failure = null;
        _sent.Clear();
        _filling.Clear();
    }

    /// <summary>A request was answered. On a thread of the connection.</summary>
    internal void Answered(Sending sending, Exception? failure, long began)
    {
        gate.Leave(began);
        TaskCompletionSource? all = null;
        lock (_lock)
        {
            // A batch that is too large for the server, whatever its settings, is sent as two.
            if (failure is InvalidException && sending.To - sending.From > 1)
            {
                var middle = sending.From + (sending.To - sending.From) / 2;
                _halves.Enqueue((sending.From, middle));
                _halves.Enqueue((middle, sending.To));
            }
            else if (failure is not null)
                _failure ??= WriteErrors.Explain(failure, table.Name, consistency, sending.To - sending.From);
            _idle.Push(sending);
            if (--_onTheWay == 0)
                (all, _allAnswered) = (_allAnswered, null);
        }
        all?.TrySetResult();
    }

    public void Dispose()
    {
        _filling.Dispose();
        _sent.Dispose();
    }

    private static RowWindow Window(CqlTablePlan table) => new(table.PartitionKeyColumns, table.PartitionKeyColumns + table.ClusteringKey.Count);

    private bool HasHalves
    {
        get
        {
            lock (_lock)
                return _halves.Count > 0 && _failure is null;
        }
    }

    private void Send(int from, int to)
    {
        Sending? sending;
        lock (_lock)
        {
            _onTheWay++;
            if (!_idle.TryPop(out sending))
                sending = new Sending(this);
        }
        var rows = _sent.Values[from..to];
        var token = _sent.TokenOf(from);
        sending.Start(Request(rows, token), from, to);
    }

    // What is thrown at once is an answer too: the place at the gate must be given back.
    private ValueTask Request(ReadOnlyMemory<ReadOnlyMemory<byte>> rows, Token token)
    {
        try
        {
            return rows.Length == 1
                ? session.ExecuteAsync(insert, rows.Span[0], token, timestamp, consistency)
                : session.BatchAsync(insert, rows, token, timestamp, consistency);
        }
        catch (Exception failure)
        {
            return ValueTask.FromException(failure);
        }
    }

    private async ValueTask SendHalvesAsync(CancellationToken cancellation)
    {
        while (true)
        {
            (int From, int To) half;
            lock (_lock)
            {
                if (_failure is not null || !_halves.TryDequeue(out half))
                    return;
            }
            await gate.EnterAsync(cancellation).ConfigureAwait(false);
            Send(half.From, half.To);
        }
    }

    private Task AllAnsweredAsync()
    {
        lock (_lock)
        {
            return _onTheWay == 0
                ? Task.CompletedTask
                : (_allAnswered ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
