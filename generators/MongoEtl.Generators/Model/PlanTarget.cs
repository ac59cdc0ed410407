namespace MongoEtl.Generators.Model;

/// <summary>Something references point at.</summary>
/// <param name="Entity">Ordinal of the entity.</param>
/// <param name="Table">Ordinal of the table whose row must be there, or -1.</param>
/// <param name="KeyColumn">Its key column.</param>
/// <param name="Users">Names of the constants that stand for it.</param>
internal sealed record PlanTarget(int Entity, int Table, string? KeyColumn, EquatableArray<string> Users);
