namespace MongoEtl.Sources;

/// <summary>What the servers are together (specification "server-discovery-and-monitoring", "TopologyType").</summary>
internal enum TopologyType
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>One server, read from as it is.</summary>
    Single,

    /// <summary>A replica set whose primary is away or not known yet.</summary>
    ReplicaSetNoPrimary,

    /// <summary>A replica set with its primary.</summary>
    ReplicaSetWithPrimary,

    /// <summary>Routers of a sharded cluster.</summary>
    Sharded,

    /// <summary>One load balancer before routers.</summary>
    LoadBalanced,
}
