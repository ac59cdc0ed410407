using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>What <c>system.local</c> or <c>system.peers_v2</c> tells of one node.</summary>
/// <param name="Id">Its host_id, which stays when its address changes.</param>
/// <param name="Address">Where it takes the native protocol.</param>
/// <param name="DataCenter">Its data centre.</param>
/// <param name="Rack">Its rack within the data centre.</param>
/// <param name="Tokens">The tokens it owns on the ring.</param>
/// <param name="ReleaseVersion">Its release, as <c>5.0.5</c>; empty where it tells none.</param>
/// <param name="SchemaVersion">The schema it has; empty where it tells none.</param>
internal sealed record HostInfo(
    Guid Id, IPEndPoint Address, string DataCenter, string Rack, IReadOnlyList<Token> Tokens, string ReleaseVersion, Guid SchemaVersion)
{
    /// <summary>The name its certificate must hold, where it was reached by a name; null: its address.</summary>
    internal string? CertificateName { get; init; }
}
