namespace MongoEtl.Sources;

/// <summary>Runs reads on whichever server suits: with sessions, retried once where the specification allows it. Thread-safe.</summary>
/// <remarks>Specifications "driver-sessions" (implicit sessions) and "retryable-reads".</remarks>
internal sealed class ReadClient(IReadServers servers, ReadSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task? _refreshing;

    /// <summary>How it reads.</summary>
    public ReadSettings Settings => settings;

    /// <summary>The sessions.</summary>
    public SessionPool Sessions { get; } = new();

    /// <summary>Opens a cursor, which holds a connection until it is disposed.</summary>
    /// <exception cref="Runtime.SourceException">No server, or it refuses.</exception>
    public Task<MongoCursor> FindAsync(FindQuery query, int kind, AnswerSize size, CancellationToken cancellation) =>
        RetriedAsync(async server =>
        {
            var cursor = new MongoCursor(this, server, Session(server), query);
            try
            {
                await cursor.StartAsync(kind, size, cancellation).ConfigureAwait(false);
                return cursor;
            }
            catch
            {
                await cursor.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }, cancellation);

    /// <summary>Runs a command that reads, and hands its answer to <paramref name="read"/>.</summary>
    /// <param name="database">The database.</param>
    /// <param name="write">Writes the command's own elements, its name first.</param>
    /// <param name="read">Takes what is wanted from the answer.</param>
    /// <param name="cancellation">Closes the connection.</param>
    /// <param name="concern">The read concern, of commands that take one.</param>
    public Task<T> RunAsync<T>(
        string database, Action<BsonWriter> write, Func<MongoReply, T> read, CancellationToken cancellation, ReadConcern? concern = null) =>
        RetriedAsync(async server =>
        {
            var session = Session(server);
            using var reply = new MongoReply();
            try
            {
                var writer = new BsonWriter();
                writer.WriteStartDocument();
                write(writer);
                CommandTail.Write(writer, database, server, session, concern);
                await server.RunAsync(writer.WrittenMemory, reply, settings.AnswerTimeout, cancellation).ConfigureAwait(false);
                return Read(server, reply, read);
            }
            catch (Exception failure) when (session is not null && failure is not MongoServerException)
            {
                session.IsSound = false;
                throw;
            }
            finally
            {
                if (session is not null)
                    Sessions.Return(session);
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_refreshing is not null)
            await _refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await EndSessionsAsync().ConfigureAwait(false);
        await servers.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private static T Read<T>(IReadServer server, MongoReply reply, Func<MongoReply, T> read)
    {
        try
        {
            return read(reply);
        }
        catch (Exception malformed) when (malformed is WireFormatException or BsonFormatException)
        {
            throw new MongoProtocolException(server.Host, malformed.Message, malformed);
        }
    }

    // The second try may meet another server, which has become primary in between.
    private async Task<T> RetriedAsync<T>(Func<IReadServer, Task<T>> read, CancellationToken cancellation)
    {
        var server = await servers.SelectAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await read(server).ConfigureAwait(false);
        }
        catch (MongoException failure) when (settings.RetryReads && failure.IsRetryableRead)
        {
            cancellation.ThrowIfCancellationRequested();
            server = await servers.SelectAsync(cancellation).ConfigureAwait(false);
            return await read(server).ConfigureAwait(false);
        }
    }

    private ReadSession? Session(IReadServer server)
    {
        if (server.Hello.LogicalSessionTimeoutMinutes is not { } minutes)
            return null;
        lock (_gate)
            _refreshing ??= RefreshAsync(TimeSpan.FromMinutes(Math.Max(1, minutes / 3.0)), _stop.Token);
        return Sessions.Rent(minutes);
    }

    // Each command refreshes its own session; this is for readers whose target keeps them waiting longer than the server would.
    private async Task RefreshAsync(TimeSpan pause, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            await SendSessionsAsync("refreshSessions", Sessions.Used(), cancellation).ConfigureAwait(false);
    }

    private async Task EndSessionsAsync()
    {
        using var limit = new CancellationTokenSource(ClosingTime);
        await SendSessionsAsync("endSessions", Sessions.TakeAll(), limit.Token).ConfigureAwait(false);
    }

    private async Task SendSessionsAsync(string command, IReadOnlyList<ReadSession> sessions, CancellationToken cancellation)
    {
        if (sessions.Count == 0)
            return;
        try
        {
            var server = await servers.SelectAsync(cancellation).ConfigureAwait(false);
            await using var own = server.ConfigureAwait(false);
            using var reply = new MongoReply();
            var writer = new BsonWriter();
            writer.WriteStartDocument();
            writer.WriteStartArray(command);
            foreach (var session in sessions)
                session.Write(writer, ""u8);
            writer.WriteEndArray();
            CommandTail.Write(writer, "admin", server, null, null);
            await server.RunAsync(writer.WrittenMemory, reply, settings.AnswerTimeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is Runtime.SourceException or OperationCanceledException)
        {
            // Neither is needed: a cursor that a server forgot is opened anew, and a session that nobody ends does so by itself.
        }
    }
}
