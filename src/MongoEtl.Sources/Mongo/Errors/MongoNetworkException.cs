namespace MongoEtl.Sources;

/// <summary>No connection, or one that ended: name, TCP, TLS records, a closed socket.</summary>
internal class MongoNetworkException : MongoException
{
    /// <summary>States what happened; the sentence ends with what to do.</summary>
    public MongoNetworkException(MongoHost host, string problem, Exception? inner = null)
        : base(host, problem, inner) => IsTransient = true;

    /// <inheritdoc/>
    public override bool IsRetryableRead => true;
}
