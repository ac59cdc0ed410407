namespace MongoEtl.Sources;

/// <summary>Which data reads may see (MongoDB manual, "Read Concern").</summary>
internal enum ReadConcern
{
    /// <summary>The newest the server has; it may be rolled back after a failover.</summary>
    Local,

    /// <summary>What a majority of members has.</summary>
    Majority,

    /// <summary>As local; on a sharded cluster also documents that their shard no longer owns.</summary>
    Available,

    /// <summary>What a majority had at one moment, the same for all reads.</summary>
    Snapshot,
}
