namespace MongoEtl.Cassandra;

/// <summary>Where connections leave requests that are answered, until the writer's own thread looks at them.</summary>
internal sealed class AnswerBox
{
    private readonly Lock _lock = new();
    private List<Sending> _answered = [];
    private List<Sending> _taken = [];
    private TaskCompletionSource? _waiting;
    private int _awaited;

    /// <summary>Leaves a request here. On a connection's reading loop.</summary>
    internal void Put(Sending sending)
    {
        TaskCompletionSource? waiting = null;
        lock (_lock)
        {
            _answered.Add(sending);
            if (_waiting is not null && _answered.Count >= _awaited)
                (waiting, _waiting) = (_waiting, null);
        }
        waiting?.TrySetResult();
    }

    /// <summary>What was left since the last time; valid until the next.</summary>
    internal List<Sending> Take()
    {
        _taken.Clear();
        lock (_lock)
            (_answered, _taken) = (_taken, _answered);
        return _taken;
    }

    /// <summary>Ends when <paramref name="count"/> requests lie here.</summary>
    internal Task WaitForAsync(int count)
    {
        lock (_lock)
        {
            if (_answered.Count >= count)
                return Task.CompletedTask;
            _awaited = count;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }
}
