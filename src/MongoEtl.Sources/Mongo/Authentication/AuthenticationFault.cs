namespace MongoEtl.Sources;

/// <summary>Why an authentication cannot go on. The connection, which knows the host, turns this into a
/// <see cref="MongoAuthenticationException"/>.</summary>
internal sealed class AuthenticationFault(string problem) : Exception(problem);
