namespace MongoEtl;

/// <summary>Something references can point at: the key of an entity, as far as its row is in one table. With no table, the key alone counts.</summary>
/// <param name="Entity">Ordinal of the entity in <see cref="Plan.Entities"/>.</param>
/// <param name="Table">Ordinal of the table in the entity's tables whose row must have landed, or null.</param>
/// <param name="KeyColumn">The column of that table that holds the key, or null.</param>
public sealed record KeyTargetPlan(int Entity, int? Table, string? KeyColumn);
