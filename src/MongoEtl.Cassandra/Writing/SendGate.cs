using System.Diagnostics;

namespace MongoEtl.Cassandra;

/// <summary>Lets requests pass as far as the limit allows. Shared by all writers of a target; thread-safe.</summary>
internal sealed class SendGate
{
    private static readonly TimeSpan OverloadPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly AdaptiveLimit _limit = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _onTheWay;
    private long _overloadedAt;

    /// <summary>Requests that may be on the way now.</summary>
    internal int Limit
    {
        get
        {
            lock (_lock)
                return _limit.Limit;
        }
    }

    /// <summary>Takes a place. Completed at once while there is room; else when about a quarter of the places are free again, so that a waiting sender is
    /// not woken for each of them.</summary>
    internal ValueTask EnterAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_onTheWay < _limit.Limit)
            {
                _onTheWay++;
                return ValueTask.CompletedTask;
            }
        }
        return WaitAsync(cancellation);
    }

    /// <summary>Gives the place back.</summary>
    internal void Leave(long began)
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            _onTheWay--;
            _limit.Answered(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (_waiting.Count > 0 && _onTheWay <= _limit.Limit * 3 / 4)
                next = _waiting.Dequeue();
        }
        next?.TrySetResult();
    }

    /// <summary>A request has to be sent again because the cluster had too much. Many such at once count as one.</summary>
    internal void Overloaded()
    {
        lock (_lock)
        {
            if (_overloadedAt != 0 && Stopwatch.GetElapsedTime(_overloadedAt) < OverloadPause)
                return;
            _overloadedAt = Stopwatch.GetTimestamp();
            _limit.Overloaded();
        }
    }

    private async ValueTask WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                if (_onTheWay < _limit.Limit)
                {
                    _onTheWay++;
                    return;
                }
                _waiting.Enqueue(turn);
            }
            await turn.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
