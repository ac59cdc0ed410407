namespace MongoEtl.Sources;

/// <summary>The server answered <c>ok: 0</c>: it took the command and refused it or failed.</summary>
internal sealed class MongoServerException : MongoException
{
    private readonly ServerErrorFields _error;

    /// <summary>States what the server said.</summary>
    /// <param name="host">Which server.</param>
    /// <param name="command">Name of the command.</param>
    /// <param name="error">Its answer.</param>
    public MongoServerException(MongoHost host, string command, ServerErrorFields error)
        : base(host, $"it refused {command}: {error.Message.OnOneLine()}{Name(error)}{Advice(error)}")
    {
        _error = error;
        Command = command;
        IsTransient = IsRetryableRead;
    }

    /// <summary>Name of the command, such as <c>find</c>.</summary>
    public string Command { get; }

    /// <summary>The code, see <see cref="MongoErrorCode"/>; null if the server gave none.</summary>
    public int? Code => _error.Code;

    /// <summary>The code's name; null if the server gave none.</summary>
    public string? CodeName => _error.CodeName;

    /// <summary>The server's own text, as it stands.</summary>
    public string ServerMessage => _error.Message;

    /// <summary>Labels that the server set, such as <c>ResumableChangeStreamError</c>.</summary>
    public IReadOnlyList<string> Labels => _error.Labels;

    /// <summary>How new the server's view of the topology was; null before MongoDB 4.4.</summary>
    public TopologyVersion? TopologyVersion => _error.TopologyVersion;

    /// <summary>Whether another member is primary now. Where the server gave no code, its text decides.</summary>
    public bool IsNotPrimary => Code is { } code
        ? MongoErrorCode.IsNotPrimary(code)
        : Says("not master") && !IsRecovering;

    /// <summary>Whether the member serves no reads now: it recovers, steps down or shuts down.</summary>
    public bool IsRecovering => Code is { } code
        ? MongoErrorCode.IsRecovering(code)
        : Says("node is recovering") || Says("not master or secondary");

    /// <summary>Whether the member is going down, so that its other connections are of no more use.</summary>
    public bool IsShuttingDown => Code is { } code && MongoErrorCode.IsShuttingDown(code);

    /// <inheritdoc/>
    public override bool IsRetryableRead => Code is { } code ? MongoErrorCode.IsRetryableRead(code) : IsNotPrimary || IsRecovering;

    private bool Says(string text) => ServerMessage.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string Name(ServerErrorFields error) => (error.CodeName, error.Code) switch
    {
        ({ } name, { } code) => $" ({name.OnOneLine()}, {code})",
        (null, { } code) => $" (code {code})",
        _ => "",
    };

    private static string Advice(ServerErrorFields error) => error.Code switch
    {
        MongoErrorCode.Unauthorized => "; grant the user the role read on that database, or log in as another user",
        MongoErrorCode.CommandNotFound => "; the server is older than MongoDB 4.0, or not MongoDB",
        { } code when MongoErrorCode.IsRetryableRead(code) => "; it may succeed when tried again",
        _ => "",
    };
}
