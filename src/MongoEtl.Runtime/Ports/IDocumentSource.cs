namespace MongoEtl.Runtime;

/// <summary>Where documents come from: a mongodump folder or archive, or a server. Implementations are thread-safe:
/// several partitions are read at once.</summary>
public interface IDocumentSource : IAsyncDisposable
{
    /// <summary>The address as it may be shown to people: no credentials.</summary>
    string Name { get; }

    /// <summary>Describes a collection, or null if the source has none of that name. <paramref name="database"/> is null unless the class
    /// names one.</summary>
    /// <exception cref="SourceException">The source cannot be read, or several databases hold the collection and none was
    /// named.</exception>
    Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation);

    /// <summary>Documents of a collection that its <see cref="CollectionInfo.Filter"/> matches, for people; null where counting would take
    /// long.</summary>
    Task<long?> CountAsync(CollectionInfo collection, CancellationToken cancellation) => Task.FromResult(collection.Documents);

    /// <summary>Cuts a collection into at most <paramref name="wanted"/> parts of about equal size; one part where the source cannot be
    /// cut.</summary>
    Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation);

    /// <summary>Opens a part for reading after <paramref name="from"/>.</summary>
    ValueTask<IPartitionReader> OpenAsync(CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation);
}
