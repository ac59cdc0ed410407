namespace MongoEtl.Sources;

/// <summary>How a source reads.</summary>
internal sealed record ReadSettings
{
    /// <summary>What reads may see.</summary>
    public ReadConcern Concern { get; init; }

    /// <summary>Whether a read that failed in passing is sent once more (URI option <c>retryReads</c>).</summary>
    public bool RetryReads { get; init; } = true;

    /// <summary>How long an answer may take (URI option <c>socketTimeoutMS</c>); without end if zero or less. A filter that matches little
    /// makes a server
    /// search for long; one that has fallen silent is found out by those who watch it, which ends its connections.</summary>
    public TimeSpan AnswerTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Collections of fewer BSON bytes are one part.</summary>
    public long SplitAboveBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>The same for servers without <c>$sample</c>, where looking for places to cut costs passes over the ids.</summary>
    public long WalkAboveBytes { get; init; } = 512L * 1024 * 1024;
}
