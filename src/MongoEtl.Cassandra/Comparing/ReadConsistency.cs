namespace MongoEtl.Cassandra;

/// <summary>Levels for reading what was written.</summary>
internal static class ReadConsistency
{
    /// <summary>The level that the options name, else one that meets the writes.</summary>
    internal static Consistency Of(CassandraOptions options) => options.ReadConsistency is { } name
        ? ConsistencyNames.Parse(name) : After(ConsistencyNames.Parse(options.WriteConsistency));

    /// <summary>A level that meets the replicas which acknowledged the writes, where there is one short of ALL; after weaker writes, most
    /// of the replicas.</summary>
    private static Consistency After(Consistency write) => write switch
    {
        Consistency.All => Consistency.One,
        Consistency.LocalQuorum or Consistency.LocalOne or Consistency.EachQuorum => Consistency.LocalQuorum,
        _ => Consistency.Quorum,
    };
}
