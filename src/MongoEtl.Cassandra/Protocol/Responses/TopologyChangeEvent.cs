using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>EVENT TOPOLOGY_CHANGE: a node joined or left (specification, section 4.2.6).</summary>
internal sealed class TopologyChangeEvent(string change, IPEndPoint node) : ServerEvent
{
    /// <summary>NEW_NODE, REMOVED_NODE or, from some servers, MOVED_NODE.</summary>
    public string Change { get; } = change;

    /// <summary>The node's address for clients.</summary>
    public IPEndPoint Node { get; } = node;
}
