using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A file written by <c>mongodump --archive=FILE</c>, with or without <c>--gzip</c>. A collection is one partition. Positions are
/// offsets in the (unpacked) archive with the checksum so far.</summary>
internal sealed class ArchiveDump(string path, ArchivePrelude prelude) : IDocumentSource
{
    private const string Whole = "archive";

    /// <inheritdoc />
    public string Name => path;

    /// <inheritdoc />
    public Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation)
    {
        // Views and time series are named in the prelude but have no documents of their own in an archive.
        var found = prelude.Collections
            .Where(c => c.Collection == collection && (database is null || c.Database == database) && c.Type is not ("view" or "timeseries"))
            .ToList();
        if (found.Count == 0)
            return Task.FromResult<CollectionInfo?>(null);
        Ambiguity.Refuse(path, collection, [.. found.Select(c => c.Database).Distinct()]);

        var (length, identity) = DumpFile.Identify(path);
        // mongodump leaves the size 0; then the file bounds it, since other collections share it.
        var bytes = found[0].Size > 0 ? found[0].Size : prelude.IsGzip ? GzipSize.Estimate(path, length) : length;
        return Task.FromResult<CollectionInfo?>(
            new(collection, found[0].Database, bytes, null, $"{identity}:{found[0].Database}.{collection}"));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SourcePartition>>([new(collection.Name, 0, Whole, collection.Bytes)]);

    /// <inheritdoc />
    public async ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation)
    {
        if (partition.Bounds != Whole)
            throw DumpFault.ForeignText(path, "partition", partition.Bounds);
        ArchivePosition? resumed = null;
        if (!string.IsNullOrEmpty(from.Text))
        {
            if (!ArchivePosition.TryParse(from.Text, out var position) || position.Offset < prelude.BodyOffset)
                throw DumpFault.ForeignText(path, "position", from.Text);
            resumed = position;
        }

        var feed = await ByteFeed.OpenAsync(path, prelude.IsGzip, resumed?.Offset ?? prelude.BodyOffset, cancellation);
        return new ArchiveReader(new ArchiveStream(feed), collection, resumed);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
