namespace MongoEtl.Sources;

/// <summary>The pool was cleared while a connection was waited for: the server is not what it was taken for.</summary>
internal sealed class PoolClearedException(MongoHost host)
    : MongoNetworkException(host, "its connections were closed because another one failed; try again");
