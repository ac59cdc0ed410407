namespace MongoEtl.Runtime;

/// <summary>A row taken out again after it had landed.</summary>
/// <param name="Table">Ordinal of the table in the entity's tables.</param>
/// <param name="SourceId">The source id's text where the table holds it or the key map tells it, else null.</param>
/// <param name="Key">Merge-key values as PostgreSQL prints them, in order; empty for a row that was read back from its stored letter.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record RemovedRow(int Table, string? SourceId, IReadOnlyList<string> Key, DeadLetterKind Kind, string Reason);
