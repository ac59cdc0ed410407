using System.Threading.Tasks.Sources;

namespace MongoEtl.Cassandra;

/// <summary>A stream id and whoever waits for its answer; used again and again, so that a request allocates nothing.</summary>
/// <remarks>The object returns to its pool when two things are done, in whatever order: the server answered (or the connection ended), so the
/// stream id is free; and the waiter took the result. A request whose time ran out is taken first and answered later, its id orphaned between.
/// <para>The state is generation and phase in one number, so that whoever ends a request (reader, timer, cancellation, fault) ends the one it saw.</para></remarks>
internal sealed class PendingRequest(RequestTable owner, short streamId, bool inline) : IValueTaskSource<Response>
{
    private const long PhaseMask = 1;
    private const long Waiting = 1;

    private ManualResetValueTaskSourceCore<Response> _core = new() { RunContinuationsAsynchronously = !inline };
    private CancellationTokenRegistration _registration;
    private long _state;
    private long _deadline;
    private int _unfinished;
    private int _isUnanswered;

    /// <summary>The stream id, this object's for good.</summary>
    public short StreamId { get; } = streamId;

    /// <summary>The answer to come; to be awaited once.</summary>
    public ValueTask<Response> Task => new(this, _core.Version);

    /// <summary>Number and phase, to be handed to <see cref="TryFail"/>.</summary>
    public long State => Volatile.Read(ref _state);

    /// <summary>When the time runs out, in <see cref="Environment.TickCount64"/>.</summary>
    public long Deadline => Volatile.Read(ref _deadline);

    /// <summary>The time the request was given.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>True when somebody waits in this state.</summary>
    public static bool IsWaiting(long state) => (state & PhaseMask) == Waiting;

    /// <summary>Begins a request.</summary>
    public void Begin(TimeSpan timeout, long now)
    {
        _unfinished = 2;
        _isUnanswered = 1;
        Timeout = timeout;
        Volatile.Write(ref _deadline, now + (long)timeout.TotalMilliseconds);
        Volatile.Write(ref _state, _state + Waiting);
    }

    /// <summary>Ends the request when the token is cancelled.</summary>
    public void ObserveCancellation(CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled)
            _registration = cancellation.UnsafeRegister(static (pending, token) => ((PendingRequest)pending!).Cancel(token), this);
    }

    /// <summary>Hands over the answer, or what stands for it, and frees the stream id; false when no answer was due.</summary>
    public bool TryAnswer(Response? response, Exception? error)
    {
        if (Interlocked.Exchange(ref _isUnanswered, 0) == 0)
            return false;
        var state = State;
        var taken = IsWaiting(state) && Interlocked.CompareExchange(ref _state, state + 1, state) == state;
        FinishPart();
        if (taken && error is null)
            _core.SetResult(response!);
        else if (taken)
            _core.SetException(error!);
        return true;
    }

    /// <summary>Ends the request seen in <paramref name="state"/> without an answer; false when it has ended. The stream id stays taken.</summary>
    public bool TryFail(long state, Exception error)
    {
        if (!IsWaiting(state) || Interlocked.CompareExchange(ref _state, state + 1, state) != state)
            return false;
        _core.SetException(error);
        return true;
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    public Response GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            // Waits for a cancellation that is just running, so that none reaches the next request.
            _registration.Dispose();
            _registration = default;
            FinishPart();
        }
    }

    private void Cancel(CancellationToken cancellation) => TryFail(State, new OperationCanceledException(cancellation));

    private void FinishPart()
    {
        if (Interlocked.Decrement(ref _unfinished) != 0)
            return;
        _core.Reset();
        owner.Return(this);
    }
}
