using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Why one node did not do what it was asked.</summary>
/// <param name="Address">The node.</param>
/// <param name="Reason">One line.</param>
internal readonly record struct HostFailure(EndPoint Address, string Reason)
{
    public override string ToString() => $"{Address}: {Reason}";
}
