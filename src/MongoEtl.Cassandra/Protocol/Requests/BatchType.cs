namespace MongoEtl.Cassandra;

/// <summary>The kinds of BATCH (specification, section 4.1.7).</summary>
internal enum BatchType : byte
{
    /// <summary>All or nothing, by way of a log on other nodes.</summary>
    Logged = 0,

    /// <summary>Without a log; atomic within one partition.</summary>
    Unlogged = 1,

    /// <summary>Counters only.</summary>
    Counter = 2,
}
