namespace MongoEtl.Runtime;

/// <summary>What state remembers of one entity of one plan in one store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Entity">The entity's name.</param>
/// <param name="Mode">How its rows are written.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Fingerprint">Of the classes (and services) it was begun with.</param>
/// <param name="SourceIdentity">Of the collection it was begun with, and in the Cassandra leg of the place that its rows go to.</param>
/// <param name="RunId">The run that began it.</param>
public sealed record EntityState(
    Store Store, string Entity, LoadMode Mode, EntityPhase Phase, string Fingerprint, string SourceIdentity, long RunId)
{
    /// <summary><see cref="RunRecord.WriteTimestamp"/> of the run that began it, which its resumes keep. Filled in by the state store.</summary>
    public long WriteTimestamp { get; init; }
}
