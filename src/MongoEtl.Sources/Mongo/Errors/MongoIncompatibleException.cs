namespace MongoEtl.Sources;

/// <summary>Server and client have no version of the wire protocol in common.</summary>
internal sealed class MongoIncompatibleException(MongoHost host, string problem) : MongoException(host, problem);
