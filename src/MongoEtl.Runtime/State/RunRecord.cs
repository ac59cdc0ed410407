namespace MongoEtl.Runtime;

/// <summary>One run as state remembers it.</summary>
/// <param name="Id">Greater than every earlier run's.</param>
/// <param name="Source">The source's name, without credentials.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended, or null: running, or killed.</param>
/// <param name="Outcome"><c>done</c>, <c>failed</c>, <c>interrupted</c>, or null.</param>
public sealed record RunRecord(long Id, string Source, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Outcome)
{
    /// <summary>Its start in microseconds since 1970, and above every earlier run's whatever the clock said: the timestamp of all its upserts in a
    /// store that keeps the value with the greatest one.</summary>
    public long WriteTimestamp { get; init; }
}
