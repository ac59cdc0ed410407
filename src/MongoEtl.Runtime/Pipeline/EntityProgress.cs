namespace MongoEtl.Runtime;

/// <summary>Where an entity stands. Numbers are cumulative and committed; after a retry they may go back.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Store">The leg's store.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Mode">How rows are written.</param>
/// <param name="Documents">Documents read in this phase (key pass or rows), with those of earlier interrupted runs.</param>
/// <param name="Rows">Rows sent.</param>
/// <param name="DeadLetters">Documents set aside.</param>
/// <param name="BytesRead">BSON bytes read in this phase, by this process.</param>
/// <param name="BytesTotal">BSON bytes this process expects to read in this phase; 0 when unknown.</param>
/// <param name="Elapsed">Time since the phase began in this process.</param>
public sealed record EntityProgress(
    string Entity,
    Store Store,
    EntityPhase Phase,
    LoadMode Mode,
    long Documents,
    long Rows,
    long DeadLetters,
    long BytesRead,
    long BytesTotal,
    TimeSpan Elapsed)
{
    /// <summary>BSON bytes a second in this phase.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? BytesRead / Elapsed.TotalSeconds : 0;
}
