namespace MongoEtl.Sources;

/// <summary>The server does not take the credential, or did not prove that it knows it. Trying again does not help.</summary>
internal sealed class MongoAuthenticationException(MongoHost host, string problem, Exception? inner = null)
    : MongoException(host, problem, inner);
