using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Replicas that failed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Reasons">Which, and the server's code for why; empty in version 4, which states the number only.</param>
internal sealed record ReplicaFailures(int Count, IReadOnlyList<KeyValuePair<IPAddress, int>> Reasons);
