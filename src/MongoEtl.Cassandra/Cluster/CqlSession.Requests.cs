namespace MongoEtl.Cassandra;

/// <summary>How requests find their hosts.</summary>
internal sealed partial class CqlSession
{
    private const int MostIdle = 4096;

    /// <summary>The order in which a request with this key tries hosts. Of the two replicas whose turn it is, the one with fewer requests
    /// in flight comes first: one that has stalled gets little until it answers again.</summary>
    internal HostPlan<Host> PlanFor(Token token, int turn)
    {
        var state = State;
        var replicas = state.Replicas?.Of(token) ?? [];
        if (replicas.Length > 1 && InFlight(replicas, turn + 1) < InFlight(replicas, turn))
            turn++;
        return new HostPlan<Host>(replicas, state.Candidates, turn);
    }

    /// <summary>Takes back a write that has ended.</summary>
    internal void Return(WriteExecution execution)
    {
        lock (_idle)
        {
            if (_idle.Count < MostIdle)
                _idle.Push(execution);
        }
    }

    /// <summary>Counts a failure after which a request is sent again.</summary>
    internal void CountRetry(CassandraException failure)
    {
        Interlocked.Increment(ref _retries);
        Options.OnRetry?.Invoke(failure);
    }

    private static int InFlight(Host[] replicas, int turn) =>
        replicas[(turn & int.MaxValue) % replicas.Length].Pool is { IsUp: true } pool ? pool.InFlight : int.MaxValue;

    private WriteExecution Rent()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out var execution))
                return execution;
        }
        return new WriteExecution(this);
    }

    /// <summary>A number for each request, by which requests spread over hosts and connections.</summary>
    internal int NextTurn() => Interlocked.Increment(ref _turn);

    /// <summary>Sends a request of no certain key to host after host, pausing where that is advised.</summary>
    private async Task<(Response Response, Host Host)> SendAsync<TRequest>(TRequest request, string doing, CancellationToken cancellation)
        where TRequest : IRequest
    {
        var failures = new Dictionary<Host, string>();
        CassandraException? last = null;
        var turn = NextTurn();
        var plan = new HostPlan<Host>([], State.Candidates, turn);
        for (var tries = 0; tries < Options.MostTries && plan.Next() is { } host;)
        {
            if (host.Pool?.Pick(default, turn) is not { } connection)
            {
                failures.TryAdd(host, host.Pool?.LastFailure?.Message ?? "no connection is open yet");
                continue;
            }
            try
            {
                tries++;
                var response = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
                // The connection goes on inline; the caller need not know that it must not block.
                await Task.Yield();
                return (response, host);
            }
            catch (CassandraException failure) when (failure.Retry != RetryAdvice.Never)
            {
                failures[host] = failure.Message;
                last = failure;
                CountRetry(failure);
            }
            if (last.Retry == RetryAdvice.Later || last is OverloadedException or ConnectionBusyException)
            {
                await Task.Delay(Options.RetryPause * Math.Pow(2, tries - 1), cancellation).ConfigureAwait(false);
                plan = new HostPlan<Host>([], State.Candidates, turn + tries);
            }
        }
        var list = new List<HostFailure>();
        foreach (var (host, reason) in failures)
            list.Add(new HostFailure(host.Address, reason));
        throw new NoHostAvailableException(doing, list, last);
    }

    private static ProtocolViolationException Unexpected(Response response, string request) =>
        new($"a {response.GetType().Name} as the answer to {request}");
}
