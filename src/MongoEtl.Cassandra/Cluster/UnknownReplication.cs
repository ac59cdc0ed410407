namespace MongoEtl.Cassandra;

/// <summary>A strategy whose replicas are not known here (as LocalStrategy or one of the user's own): any host coordinates.</summary>
/// <param name="Strategy">Its class.</param>
internal sealed record UnknownReplication(string Strategy) : Replication
{
    internal override void AddReplicas<THost>(RingTopology<THost> topology, int index, List<THost> replicas)
    {
        // Nothing is known of them.
    }
}
