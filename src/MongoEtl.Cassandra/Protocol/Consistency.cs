namespace MongoEtl.Cassandra;

/// <summary>How many replicas a request needs: the [consistency] of the specification's section 3.</summary>
internal enum Consistency : ushort
{
    /// <summary>Any node, a stored hint counts.</summary>
    Any = 0,

    /// <summary>One replica.</summary>
    One = 1,

    /// <summary>Two replicas.</summary>
    Two = 2,

    /// <summary>Three replicas.</summary>
    Three = 3,

    /// <summary>More than half of all replicas.</summary>
    Quorum = 4,

    /// <summary>Every replica.</summary>
    All = 5,

    /// <summary>More than half of the replicas in the coordinator's data centre.</summary>
    LocalQuorum = 6,

    /// <summary>More than half of the replicas in each data centre.</summary>
    EachQuorum = 7,

    /// <summary>Linearizable, over all data centres; reads and conditional statements only.</summary>
    Serial = 8,

    /// <summary>Linearizable within the coordinator's data centre; reads and conditional statements only.</summary>
    LocalSerial = 9,

    /// <summary>One replica in the coordinator's data centre.</summary>
    LocalOne = 10,
}
