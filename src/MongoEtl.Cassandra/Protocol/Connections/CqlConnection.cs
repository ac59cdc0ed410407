using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>One connection to one host, shared by any number of senders: requests go out in few large writes, answers come back in any order.
/// Made by <see cref="OpenAsync"/>.</summary>
internal sealed partial class CqlConnection : IAsyncDisposable
{
    private readonly ConnectionOptions _options;
    private readonly Stream _stream;
    private readonly RequestTable _requests;
    private readonly FrameQueue _queue;
    private readonly FrameDecoder _decoder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;
    private long _lastReceived = Environment.TickCount64;
    private int _isBroken;

    private CqlConnection(EndPoint endPoint, ConnectionOptions options, Stream stream, ProtocolVersion version)
    {
        (EndPoint, Version, _options, _stream) = (endPoint, version, options, stream);
        _requests = new RequestTable(Math.Clamp(options.MaxInFlight, 1, RequestTable.MaxStreams), options.ContinueInline);
        _queue = new FrameQueue(stream, version, Break);
    }

    /// <summary>The other end, as it was asked for.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>The version spoken.</summary>
    public ProtocolVersion Version { get; }

    /// <summary>What the server answered to OPTIONS; ScyllaDB's has SCYLLA_SHARD and its kin.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Supported { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Stream ids in use: requests waiting for answers, and those whose time ran out before.</summary>
    public int InFlight => _requests.InFlight;

    /// <summary>False once the connection broke or was closed: a request would fail at once.</summary>
    public bool IsOpen => Volatile.Read(ref _isBroken) == 0;

    /// <summary>Completes when the connection ends: with its cause, or null when it was disposed of.</summary>
    public Task<Exception?> Closed => _closed.Task;

    /// <summary>Sends a request. Its body is encoded before this returns, so its buffers may be used again at once. The answer is to be awaited,
    /// once: a task that nobody awaits keeps its stream id.</summary>
    /// <param name="request">The message; a struct is not boxed.</param>
    /// <param name="cancellation">Ends the waiting; the server carries the request out all the same.</param>
    /// <param name="timeout">Instead of <see cref="ConnectionOptions.RequestTimeout"/>.</param>
    /// <exception cref="ServerException">The server refused or failed; one class per error code.</exception>
    /// <exception cref="ConnectionLostException">The connection ended before the answer.</exception>
    /// <exception cref="ConnectionBusyException">Every stream id waits; nothing was sent. Thrown at once.</exception>
    /// <exception cref="RequestTimeoutException">No answer in time; its stream id stays taken until the answer comes.</exception>
    /// <exception cref="ArgumentException">The version has no such request, or it is longer than 256 MiB. Thrown at once.</exception>
    public ValueTask<Response> SendAsync<TRequest>(TRequest request, CancellationToken cancellation = default, TimeSpan? timeout = null)
        where TRequest : IRequest
    {
        cancellation.ThrowIfCancellationRequested();
        var length = request.GetBodyLength(Version);
        if ((uint)length > FrameHeader.MaxBodyLength)
            throw new ArgumentException($"a request of {(uint)length} bytes is longer than the protocol's 256 MiB");
        if (!_requests.TryTake(out var pending))
            throw new ConnectionBusyException(EndPoint, _requests.InFlight);
        pending.Begin(timeout ?? _options.RequestTimeout, Environment.TickCount64);
        pending.ObserveCancellation(cancellation);
        var answer = pending.Task;
        try
        {
            if (!_queue.TryAdd(pending.StreamId, request, length))
                pending.TryAnswer(null, new ConnectionLostException(EndPoint, Fault));
        }
        catch (Exception fault)
        {
            // Nothing was queued, so no answer will come: the fault is the answer, and the awaiting caller gets it.
            pending.TryAnswer(null, fault);
        }
        return answer;
    }

    /// <summary>Closes the connection; requests that wait fail.</summary>
    public async ValueTask DisposeAsync()
    {
        End(null);
        await _reading.ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _stop.Dispose();
    }

    private Exception? Fault => _closed.Task is { IsCompletedSuccessfully: true, Result: { } fault } ? fault : null;

    private void Break(Exception fault) => End(fault);

    private void End(Exception? fault)
    {
        if (Interlocked.Exchange(ref _isBroken, 1) != 0)
            return;
        _closed.TrySetResult(fault);
        _queue.Close();
        _stop.Cancel();
        _stream.Dispose();
        foreach (var request in _requests.All())
            request?.TryAnswer(null, new ConnectionLostException(EndPoint, fault));
    }
}
