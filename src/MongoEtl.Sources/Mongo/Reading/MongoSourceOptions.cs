namespace MongoEtl.Sources;

/// <summary>How a server is read.</summary>
public sealed record MongoSourceOptions
{
    /// <summary>What <see cref="ReadConcern"/> may be.</summary>
    public static IReadOnlyList<string> ReadConcerns { get; } = ["local", "majority", "available", "snapshot"];

    /// <summary>One of <see cref="ReadConcerns"/>; null: what the address says, else <c>local</c>.</summary>
    public string? ReadConcern { get; init; }
}
