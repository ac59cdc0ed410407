namespace MongoEtl.Sources;

/// <summary>TLS cannot be had: a certificate that is not trusted or names another host, a file that cannot be used. Trying again does not
/// help.</summary>
internal sealed class MongoTlsException(MongoHost host, string problem, Exception? inner = null) : MongoException(host, problem, inner);
