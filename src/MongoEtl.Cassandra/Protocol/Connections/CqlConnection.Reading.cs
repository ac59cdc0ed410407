namespace MongoEtl.Cassandra;

/// <summary>Reading: frames in, answers to those who wait, events to the callback; time limits and heartbeats.</summary>
internal sealed partial class CqlConnection
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMilliseconds(250);

    private bool _handshakeOver;
    private long _reads;

    private async Task ReadAsync()
    {
        // Whoever opens the connection goes on at once; what has arrived already is not read on its thread.
        await Task.Yield();
        try
        {
            while (true)
            {
                var count = await _stream.ReadAsync(_decoder.GetMemory(), _stop.Token).ConfigureAwait(false);
                if (count == 0)
                    throw new EndOfStreamException("the server closed the connection");
                Volatile.Write(ref _lastReceived, Environment.TickCount64);
                Volatile.Write(ref _reads, _reads + 1);
                _decoder.Advance(count);
                TakeFrames();
            }
        }
        catch (Exception fault)
        {
            // Not swallowed: it goes to every waiting request and to Closed.
            Break(fault);
        }
        finally
        {
            _decoder.Dispose();
        }
    }

    private void TakeFrames()
    {
        while (_decoder.TryRead(out var header, out var body))
        {
            // A server that does not speak the client's version says so in an ERROR of its own version.
            if (!header.IsResponse || (header.Version != (int)Version && header.Opcode != Opcode.Error))
                throw new ProtocolViolationException($"a frame that begins with 0x{header.VersionByte:X2}");
            if (header.Opcode == Opcode.Event)
                TakeEvent(body);
            else
                TakeAnswer(header, body);
        }
    }

    private void TakeEvent(ReadOnlySpan<byte> body)
    {
        var reader = new ProtocolReader(body);
        if (ServerEvent.Read(ref reader) is { } serverEvent)
            _options.OnEvent?.Invoke(serverEvent);
    }

    private void TakeAnswer(FrameHeader header, ReadOnlySpan<byte> body)
    {
        var (response, error) = ResponseReader.Read(header, body, Version);
        if (!_handshakeOver && header.Opcode is Opcode.Ready or Opcode.Authenticate)
        {
            _handshakeOver = true;
            if (Version >= ProtocolVersion.V5)
            {
                _decoder.UseSegments();
                _queue.UseSegments();
            }
        }
        if (_requests.Find(header.Stream)?.TryAnswer(response, error) != true)
            throw error as Exception ?? new ProtocolViolationException($"an answer to stream {header.Stream}, which waits for none");
    }

    private async Task WatchAsync()
    {
        var shortest = Math.Min(_options.RequestTimeout.Ticks, _options.HeartbeatTimeout.Ticks);
        var period = TimeSpan.FromTicks(Math.Clamp(shortest / 20, ShortestPeriod.Ticks, LongestPeriod.Ticks));
        using var timer = new PeriodicTimer(period);
        var heartbeat = Task.CompletedTask;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                var now = Environment.TickCount64;
                EndLate(now);
                var interval = _requests.InFlight > 0 && _options.BusyHeartbeatInterval < _options.HeartbeatInterval
                    ? _options.BusyHeartbeatInterval
                    : _options.HeartbeatInterval;
                if (heartbeat.IsCompleted && now - Volatile.Read(ref _lastReceived) >= (long)interval.TotalMilliseconds)
                    heartbeat = BeatAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The connection ended; nothing is left to watch.
        }
        await heartbeat.ConfigureAwait(false);
    }

    private void EndLate(long now)
    {
        foreach (var request in _requests.All())
        {
            // The state is read before the deadline: if both are of different requests, the state no longer holds.
            if (request?.State is { } state && PendingRequest.IsWaiting(state) && request.Deadline <= now)
                request.TryFail(state, new RequestTimeoutException(EndPoint, request.Timeout));
        }
    }

    private async Task BeatAsync()
    {
        var reads = Volatile.Read(ref _reads);
        try
        {
            await SendAsync(new OptionsRequest(), timeout: _options.HeartbeatTimeout).ConfigureAwait(false);
        }
        catch (RequestTimeoutException) when (Volatile.Read(ref _reads) != reads)
        {
            // Slow, and alive: it answered others meanwhile.
        }
        catch (ConnectionBusyException)
        {
            // All stream ids wait: their own time limits tell whether the server lives.
        }
        catch (CassandraException fault)
        {
            Break(fault);
        }
    }
}
