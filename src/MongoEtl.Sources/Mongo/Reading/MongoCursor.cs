namespace MongoEtl.Sources;

/// <summary>The answers to one <c>find</c>, one after another: while one is looked at, the next is on its way. Holds a connection and a
/// session
/// until disposal. Not for use by several threads at once.</summary>
internal sealed class MongoCursor : IAsyncDisposable
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly ReadClient _client;
    private readonly IReadServer _server;
    private readonly ReadSession? _session;
    private readonly FindQuery _query;
    private readonly BsonWriter _writer = new();
    private readonly CancellationTokenSource _stop = new();
    private MongoReply _present = new();
    private MongoReply _next = new();
    private Task? _pending;
    private bool _isBroken;

    public MongoCursor(ReadClient client, IReadServer server, ReadSession? session, FindQuery query) =>
        (_client, _server, _session, _query) = (client, server, session, query);

    /// <summary>The present answer's documents, which lie in <see cref="Bytes"/>.</summary>
    public CursorAnswer Answer { get; } = new();

    /// <summary>The present answer.</summary>
    public ReadOnlySpan<byte> Bytes => _present.Document;

    /// <summary>The server that answers.</summary>
    public MongoHost Host => _server.Host;

    /// <summary>Sends the <c>find</c> and awaits its answer.</summary>
    /// <param name="kind">As of <see cref="FindCommand.WriteFind"/>.</param>
    /// <param name="size">How many documents to ask for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task StartAsync(int kind, AnswerSize size, CancellationToken cancellation)
    {
        _writer.Clear();
        _writer.WriteStartDocument();
        FindCommand.WriteFind(_writer, _query, kind, size.First);
        CommandTail.Write(_writer, _query.Database, _server, _session, _client.Settings.Concern, _query.ClusterTime);
        _pending = SendAsync();
        await NextAsync(size, cancellation).ConfigureAwait(false);
    }

    /// <summary>Goes on to the next answer and asks for the one after it.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="MongoException">As of <see cref="MongoConnection.RunAsync"/>; the cursor is of no more use.</exception>
    public async ValueTask<bool> NextAsync(AnswerSize size, CancellationToken cancellation)
    {
        if (_pending is null)
            return false;
        await _pending.WaitAsync(cancellation).ConfigureAwait(false);
        _pending = null;
        (_present, _next) = (_next, _present);
        try
        {
            Answer.Read(_present.Document);
            var (bytes, documents) = Answer.Measure(_present.Document);
            if (Answer.CursorId != 0)
                SendGetMore(size.Next(bytes, documents));
            return true;
        }
        catch (Exception malformed) when (malformed is WireFormatException or BsonFormatException)
        {
            throw new MongoProtocolException(Host, malformed.Message, malformed);
        }
    }

    /// <summary>Tells the server that no more is wanted, as far as it still has the cursor, and gives connection and session
    /// back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_session is not null)
            {
                _session.IsSound &= !_isBroken;
                _client.Sessions.Return(_session);
            }
            _present.Dispose();
            _next.Dispose();
            _stop.Dispose();
            await _server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void SendGetMore(int batchSize)
    {
        _writer.Clear();
        _writer.WriteStartDocument();
        FindCommand.WriteGetMore(_writer, Answer.CursorId, _query.Collection, batchSize);
        CommandTail.Write(_writer, _query.Database, _server, _session, null);
        _pending = SendAsync();
    }

    private async Task SendAsync()
    {
        if (_session is not null)
            _session.UsedAt = Environment.TickCount64;
        try
        {
            await _server.RunAsync(_writer.WrittenMemory, _next, _client.Settings.AnswerTimeout, _stop.Token).ConfigureAwait(false);
        }
        catch (MongoException failure)
        {
            _isBroken |= failure is not MongoServerException;
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (_pending is not null)
        {
            // An answer is about to come; cutting it off would cost the connection.
            _stop.CancelAfter(ClosingTime);
            await ((Task)_pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_pending.IsCompletedSuccessfully)
                return;
            _pending = null;
            ReadLast();
        }
        if (Answer.CursorId == 0 || _isBroken)
            return;
        _writer.Clear();
        _writer.WriteStartDocument();
        FindCommand.WriteKill(_writer, Answer.CursorId, _query.Collection);
        CommandTail.Write(_writer, _query.Database, _server, _session, null);
        try
        {
            await _server.RunAsync(_writer.WrittenMemory, _next, ClosingTime, default).ConfigureAwait(false);
        }
        catch (MongoException)
        {
            // Whoever asked for the cursor has what they wanted; the server closes it with its session or after ten idle minutes.
            _isBroken = true;
        }
    }

    // The last answer says whether the server still has the cursor.
    private void ReadLast()
    {
        try
        {
            Answer.Read(_next.Document);
        }
        catch (Exception malformed) when (malformed is WireFormatException or BsonFormatException)
        {
            _isBroken = true;
        }
    }
}
