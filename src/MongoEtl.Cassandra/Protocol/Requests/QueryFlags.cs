namespace MongoEtl.Cassandra;

/// <summary>Which parts follow in the parameters of QUERY, EXECUTE and BATCH (specification, section 4.1.4).</summary>
[Flags]
internal enum QueryFlags
{
    None = 0,
    Values = 0x0001,
    SkipMetadata = 0x0002,
    PageSize = 0x0004,
    PagingState = 0x0008,
    SerialConsistency = 0x0010,
    DefaultTimestamp = 0x0020,
    NamesForValues = 0x0040,
    Keyspace = 0x0080,
    NowInSeconds = 0x0100,
}
