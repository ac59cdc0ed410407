namespace MongoEtl.Sources;

/// <summary>How dumps are read.</summary>
public sealed record DumpOptions
{
    /// <summary>A <c>.bson</c> file of at most this many bytes is one partition: below it, walking the file and starting another
    /// reader cost more than they save. 8 MiB.</summary>
    public long SplitAboveBytes { get; init; } = 8 * 1024 * 1024;
}
