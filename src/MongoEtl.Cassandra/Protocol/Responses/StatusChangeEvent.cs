using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>EVENT STATUS_CHANGE: a node went up or down (specification, section 4.2.6).</summary>
internal sealed class StatusChangeEvent(string status, IPEndPoint node) : ServerEvent
{
    /// <summary>UP or DOWN, as the server sent it.</summary>
    public string Status { get; } = status;

    /// <summary>True when the node is up, as other nodes believe; its port may open a second later.</summary>
    public bool IsUp => Status == "UP";

    /// <summary>The node's address for clients.</summary>
    public IPEndPoint Node { get; } = node;
}
