namespace MongoEtl.Sources;

/// <summary>The time for opening a connection or for an answer ran out. The connection is closed: a late answer must not be taken for
/// another's.</summary>
internal sealed class MongoTimeoutException(MongoHost host, string problem, Exception? inner = null)
    : MongoNetworkException(host, problem, inner);
