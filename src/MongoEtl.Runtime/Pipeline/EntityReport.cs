namespace MongoEtl.Runtime;

/// <summary>What a run did to one entity in one store. Counts are those of the whole load, earlier interrupted runs included.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Store">The store.</param>
/// <param name="Collection">The collection it reads.</param>
/// <param name="Mode">How rows were written.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Counts">Documents, rows, notes. <see cref="EntityCounts.DeadLetters"/> is the number stored for the entity now.</param>
/// <param name="Elapsed">Time this run spent on it.</param>
/// <param name="PhaseTimes">Time this run spent in each phase.</param>
public sealed record EntityReport(
    string Entity,
    Store Store,
    string Collection,
    LoadMode Mode,
    EntityPhase Phase,
    EntityCounts Counts,
    TimeSpan Elapsed,
    IReadOnlyDictionary<EntityPhase, TimeSpan> PhaseTimes);
