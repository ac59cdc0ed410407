namespace MongoEtl.Sources.Tests;

/// <summary>One member: answers checks as its set says, reads with its name, and reads that need the primary with an error where it is
/// none.</summary>
internal sealed class ScriptedMember : IAsyncDisposable
{
    private readonly ScriptedReplicaSet _set;
    private readonly ScriptedMongo _server;
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSilent;
    private int _connections;

    public ScriptedMember(ScriptedReplicaSet set, int number)
    {
        (_set, Number) = (set, number);
        _server = new ScriptedMongo(PlayAsync);
        Host = _server.Host;
    }

    public int Number { get; }

    public MongoHost Host { get; }

    /// <summary>Connections that have been opened so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Done when a command <c>stall</c> has come, which is never answered.</summary>
    public Task Stalled => _stalled.Task;

    /// <summary>Answers nothing from now on, but keeps its connections.</summary>
    public void FallSilent() => _isSilent = true;

    /// <summary>Closes all connections and takes none any more.</summary>
    public async Task KillAsync()
    {
        _killed.TrySetResult();
        await _server.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task PlayAsync(ScriptedMongoPeer peer)
    {
        Interlocked.Increment(ref _connections);
        while (true)
        {
            var receiving = peer.ReceiveAsync();
            if (await Task.WhenAny(receiving, _killed.Task) != receiving)
                return;
            var request = await receiving;
            if (request.Name == "stall")
                _stalled.TrySetResult();
            if (_isSilent || request.Name == "stall")
                await _killed.Task;
            else
                await peer.AnswerAsync(request, Answer(request));
        }
    }

    private string Answer(ScriptedRequest request)
    {
        if (request.Name is "hello" or "isMaster" or "ismaster")
            return _set.Hello(this);
        return _set.IsPrimary(Number) || request.Has("$readPreference")
            ? $$"""{"from":{{Number}},"ok":1}"""
            : """{"ok":0,"errmsg":"not primary and no secondary allowed","code":13435,"codeName":"NotPrimaryNoSecondaryOk"}""";
    }
}
