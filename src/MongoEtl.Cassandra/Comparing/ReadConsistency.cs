namespace MongoEtl.Cassandra;

/// <summary>Levels for reading what was written.</summary>
internal static class ReadConsistency
{
    /// <summary>A level that meets the replicas which acknowledged the writes, where there is one short of ALL; after weaker writes, most
    /// of the replicas.</summary>
    internal static Consistency After(Consistency write) => write switch
    {
        Consistency.All => Consistency.One,
        Consistency.LocalQuorum or Consistency.LocalOne or Consistency.EachQuorum => Consistency.LocalQuorum,
        _ => Consistency.Quorum,
    };
}
