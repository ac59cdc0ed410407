namespace MongoEtl.Runtime;

/// <summary>What stands in a table with <c>[Newest]</c> under a key.</summary>
/// <param name="Newest">The compared column's value in the store's own bytes; empty where it is not set.</param>
/// <param name="SourceId">The source id's text; null where it is not set, or the table has no column for it.</param>
public sealed record StandingRow(ReadOnlyMemory<byte> Newest, string? SourceId);
