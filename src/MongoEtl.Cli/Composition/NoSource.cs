using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Stands for the source of a replay, which reads none.</summary>
internal sealed class NoSource : IDocumentSource
{
    public string Name => "dead letters";

    public Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation) =>
        Task.FromResult<CollectionInfo?>(null);

    public Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourcePartition>>([]);

    public ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation) =>
        throw new SourceException("A replay reads no source.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
