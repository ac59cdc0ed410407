namespace MongoEtl.Runtime;

/// <summary>When a batch is full: whichever bound is met first. One document larger than <paramref name="Bytes"/> is a batch alone.</summary>
/// <param name="Documents">Most documents in a batch.</param>
/// <param name="Bytes">Most BSON bytes in a batch.</param>
public readonly record struct BatchLimits(int Documents, int Bytes)
{
    /// <summary>10,000 documents or 1 MiB.</summary>
    public static BatchLimits Default { get; } = new(10_000, 1024 * 1024);

    /// <summary>Both bounds divided by <paramref name="parts"/>, at least 1 each.</summary>
    internal BatchLimits Divided(int parts) => new(Math.Max(1, Documents / parts), Math.Max(1, Bytes / parts));
}
