using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>What one server, its connection or its bytes did. Messages are of one line, name the host and the next step, and hold no
/// credentials.</summary>
internal abstract class MongoException(MongoHost host, string problem, Exception? inner = null) 
    : SourceException($"MongoDB at {host}: {problem}", inner)
{
    /// <summary>Where it happened.</summary>
    public MongoHost Host { get; } = host;

    /// <summary>Whether a read that has brought nothing yet may be sent once more (specification "retryable-reads", section "Retryable
    /// Error").</summary>
    public virtual bool IsRetryableRead => false;
}
