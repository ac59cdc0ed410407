namespace MongoEtl.Sources;

/// <summary>A connection to a server that was chosen for reads, ours until disposal: one command at a time.</summary>
internal interface IReadServer : IAsyncDisposable
{
    /// <summary>The server.</summary>
    MongoHost Host { get; }

    /// <summary>What it said of itself when the connection was opened.</summary>
    HelloAnswer Hello { get; }

    /// <summary>The document <c>$readPreference</c> that commands to it need, or empty.</summary>
    ReadOnlyMemory<byte> ReadPreference { get; }

    /// <summary>Runs a command; errors as of <see cref="MongoConnection.RunAsync"/>.</summary>
    ValueTask RunAsync(ReadOnlyMemory<byte> command, MongoReply reply, TimeSpan? timeout, CancellationToken cancellation);
}
