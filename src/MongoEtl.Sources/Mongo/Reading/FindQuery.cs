namespace MongoEtl.Sources;

/// <summary>A <c>find</c> in order of <c>_id</c>: which documents, and what of them.</summary>
internal sealed record FindQuery
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>A BSON query, or empty.</summary>
    public ReadOnlyMemory<byte> Filter { get; init; }

    /// <summary>Top-level elements to send; empty for whole documents.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>The ids to send.</summary>
    public IdRange Range { get; init; } = IdRange.All;

    /// <summary>The moment to read at, of read concern <c>snapshot</c>.</summary>
    public ulong? ClusterTime { get; init; }

    /// <summary>Names that projections take for themselves when they are written as they are.</summary>
    public bool IsProjected => Elements.Count > 0 && !Elements.Any(name => name.Length == 0 || name.Contains('.') || name[0] == '$');
}
