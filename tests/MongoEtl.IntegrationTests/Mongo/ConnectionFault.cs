namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>What happens to a connection once so many bytes of the server's answers have passed.</summary>
/// <param name="AfterBytes">How many.</param>
/// <param name="Kind">What then.</param>
internal sealed record ConnectionFault(int AfterBytes, FaultKind Kind);
