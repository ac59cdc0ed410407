namespace MongoEtl.Sources;

/// <summary>What a server is, as its last check told (specification "server-discovery-and-monitoring", "ServerType").</summary>
internal enum ServerType
{
    /// <summary>Not checked yet, or the last check failed.</summary>
    Unknown,

    /// <summary>Not checked yet; another member says that it is the primary.</summary>
    PossiblePrimary,

    /// <summary>A mongod outside of any replica set.</summary>
    Standalone,

    /// <summary>A router of a sharded cluster.</summary>
    Mongos,

    /// <summary>The writable member of a replica set.</summary>
    Primary,

    /// <summary>A member that holds data and may be read.</summary>
    Secondary,

    /// <summary>A member without data.</summary>
    Arbiter,

    /// <summary>A member that cannot be read: hidden, starting, recovering.</summary>
    Other,

    /// <summary>Meant for a replica set, but not in one, or not any more.</summary>
    Ghost,

    /// <summary>A load balancer before routers, which is never checked.</summary>
    LoadBalancer,
}
