using System.Buffers.Binary;
using System.Runtime.ExceptionServices;

namespace MongoEtl.Cassandra;

/// <summary>Sends the rows of one table. Rows wait until those of their partition fill a batch, or until they are the oldest of a full window; where a
/// partition is one row, they do not wait. Used by one thread at a time, but for <see cref="Answered"/>.</summary>
internal sealed class TableSender(
    CqlSession session, SendGate gate, CqlTablePlan table, PreparedStatement insert, Consistency consistency, long timestamp, WindowBudget budget)
    : IDisposable
{
    private readonly RowWindow _window = new(
        table.PartitionKeyColumns, table.PartitionKeyColumns + table.ClusteringKey.Count, budget.Chunks);
    private readonly AnswerBox _answers = new();
    private readonly Stack<Sending> _idle = new();
    private readonly Queue<(long First, int Count)> _halves = new();
    private PartitionGroups? _groups;
    private Exception? _failure;
    private int _onTheWay;

    /// <summary>Rows taken so far.</summary>
    internal long Taken => _window.Next;

    /// <summary>Rows before the oldest that is not acknowledged.</summary>
    internal long Acknowledged
    {
        get
        {
            Collect();
            return _window.First;
        }
    }

    /// <summary>Takes complete rows as <see cref="CqlWriter"/> lays them out, and sends those whose time has come.</summary>
    /// <exception cref="Exception">What failed, of these rows or of earlier ones.</exception>
    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> rows, CancellationToken cancellation)
    {
        for (var at = 0; at < rows.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rows.Span[at..]);
            await MakeRoomAsync(length, cancellation).ConfigureAwait(false);
            var (first, count) = Add(rows.Span.Slice(at + sizeof(int), length));
            if (count > 0)
                await SendAsync(first, count, cancellation).ConfigureAwait(false);
            at += sizeof(int) + length;
        }
    }

    /// <summary>Sends every row that waits still, and ends when all are acknowledged.</summary>
    /// <exception cref="Exception">What failed.</exception>
    internal async Task FinishAsync(CancellationToken cancellation)
    {
        while (_window.OldestUnsent() is { } oldest)
            await SendGroupAsync(oldest, cancellation).ConfigureAwait(false);
        await SettleAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits until nothing is on the way, and forgets rows and failures.</summary>
    internal async Task ResetAsync()
    {
        await _answers.WaitForAsync(_onTheWay).ConfigureAwait(false);
        Collect();
        _halves.Clear();
        _groups?.Clear();
        _window.Clear();
        _failure = null;
    }

    /// <summary>Leaves its share of the memory to others. Nothing is on the way any more.</summary>
    public void Dispose()
    {
        if (_groups is not null)
            budget.Leave();
    }

    /// <summary>A request was answered. On a connection's reading loop.</summary>
    internal void Answered(Sending sending)
    {
        gate.Leave(sending.Began);
        _answers.Put(sending);
    }

    private (long First, int Count) Add(ReadOnlySpan<byte> values)
    {
        var number = _window.Add(values);
        if (table.ClusteringKey.Count == 0)
            return (number, 1);
        if (_groups is null)
        {
            _groups = new PartitionGroups(_window);
            budget.Join();
        }
        return _groups.Add(number);
    }

    /// <summary>The oldest rows go, be their groups full or not. Should answers stay away, so that memory does not come free, all of them are waited for.</summary>
    private async ValueTask MakeRoomAsync(int length, CancellationToken cancellation)
    {
        var most = budget.Share;
        while (_window.OldestUnsent() is { } oldest && _window.UnsentBytes + length > most)
            await SendGroupAsync(oldest, cancellation).ConfigureAwait(false);
        if (_window.Bytes > most + most / 4)
            await SettleAsync(cancellation).ConfigureAwait(false);
    }

    private ValueTask SendGroupAsync(long oldest, CancellationToken cancellation)
    {
        var (first, count) = _groups!.Take(oldest);
        return SendAsync(first, count, cancellation);
    }

    private async ValueTask SendAsync(long first, int count, CancellationToken cancellation)
    {
        await gate.EnterAsync(cancellation).ConfigureAwait(false);
        Send(first, count);
        if (_idle.Count == 0)
            Collect();
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        while (_halves.TryDequeue(out var half))
        {
            await gate.EnterAsync(cancellation).ConfigureAwait(false);
            Send(half.First, half.Count);
        }
    }

    private void Send(long first, int count)
    {
        var sending = _idle.TryPop(out var idle) ? idle : new Sending(this);
        var values = sending.Begin(first, count).Span;
        var number = first;
        for (var i = 0; i < count; i++)
        {
            ref var row = ref _window[number];
            row.IsSent = true;
            values[i] = row.Values;
            number = row.NextInGroup;
        }
        _onTheWay++;
        sending.Start(Request(sending.Values, new Token(_window[first].Token)));
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

    /// <summary>Ends when everything sent is acknowledged.</summary>
    private async ValueTask SettleAsync(CancellationToken cancellation)
    {
        while (_onTheWay > 0 || _halves.Count > 0)
        {
            while (_halves.TryDequeue(out var half))
                await SendAsync(half.First, half.Count, cancellation).ConfigureAwait(false);
            await _answers.WaitForAsync(_onTheWay).WaitAsync(cancellation).ConfigureAwait(false);
            Collect();
        }
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>Looks at what was answered: rows are acknowledged, batches that are too large become halves, anything else is kept to be thrown.</summary>
    private void Collect()
    {
        foreach (var sending in _answers.Take())
        {
            _onTheWay--;
            if (sending.Failure is null)
                Acknowledge(sending);
            else if (sending is { Failure: InvalidException, Count: > 1 })
                Halve(sending);
            else
                _failure ??= WriteErrors.Explain(sending.Failure, table.Name, consistency, sending.Count);
            _idle.Push(sending);
        }
        _window.Forget();
    }

    private void Acknowledge(Sending sending)
    {
        var number = sending.First;
        for (var i = 0; i < sending.Count; i++)
        {
            ref var row = ref _window[number];
            row.IsAcknowledged = true;
            number = row.NextInGroup;
        }
    }

    // A batch that is too large for the server, whatever its settings, is sent as two.
    private void Halve(Sending sending)
    {
        var half = sending.Count / 2;
        var middle = sending.First;
        for (var i = 0; i < half; i++)
            middle = _window[middle].NextInGroup;
        _halves.Enqueue((sending.First, half));
        _halves.Enqueue((middle, sending.Count - half));
    }
}
