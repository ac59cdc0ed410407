using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Why one node did not do what it was asked.</summary>
/// <param name="Address">The node.</param>
/// <param name="Reason">One line.</param>
internal readonly record struct HostFailure(EndPoint Address, string Reason)
{
    /// <summary>Address and reason; the address once, where the reason names it.</summary>
    public override string ToString() =>
        Reason.Contains(Address.ToName(), StringComparison.Ordinal) ? Reason : $"{Address.ToName()}: {Reason}";
}
