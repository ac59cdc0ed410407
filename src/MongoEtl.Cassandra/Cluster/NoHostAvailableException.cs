using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>No node took the request. Trying again later may succeed.</summary>
internal sealed class NoHostAvailableException : TargetException
{
    /// <summary>The message lists each node and why it did not.</summary>
    internal NoHostAvailableException(string doing, IReadOnlyList<HostFailure> failures, Exception? inner = null)
        : base(Sentence(doing, failures), inner)
    {
        Failures = failures;
        IsTransient = true;
    }

    /// <summary>Every node that was asked or passed over, in order, and why.</summary>
    internal IReadOnlyList<HostFailure> Failures { get; }

    private static string Sentence(string doing, IReadOnlyList<HostFailure> failures) => failures.Count == 0
        ? $"Cassandra, {doing}: no node is known that could take the request; check CASSANDRA_HOSTS"
        : $"Cassandra, {doing}: no node took the request ({string.Join("; ", failures)}); see that the nodes are up and reachable";
}
