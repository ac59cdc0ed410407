namespace MongoEtl.Cassandra;

/// <summary>How far a request came: what timeouts and failures begin with.</summary>
/// <param name="Consistency">The level that was asked for.</param>
/// <param name="Received">Replicas that answered.</param>
/// <param name="BlockFor">Replicas needed.</param>
internal readonly record struct ReplicaCounts(Consistency Consistency, int Received, int BlockFor)
{
    /// <summary>For messages.</summary>
    public override string ToString() => $"{Received} of {BlockFor} replicas answered at {Consistency.ToName()}";
}
