using System.Globalization;

namespace MongoEtl.Runtime;

/// <summary>A source whose collections end after a number of documents. One part a collection; positions are <c>documents read|inner position</c>.</summary>
internal sealed class LimitedSource(IDocumentSource source, long limit) : IDocumentSource
{
    public string Name => source.Name;

    public async Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation)
    {
        var info = await source.DescribeAsync(collection, database, cancellation).ConfigureAwait(false);
        return info is null ? null : info with
        {
            Documents = info.Documents is { } documents ? Math.Min(documents, limit) : null,
            // A load with another limit is another load.
            Identity = string.Create(CultureInfo.InvariantCulture, $"{info.Identity}; first {limit} documents"),
        };
    }

    public async Task<long?> CountAsync(CollectionInfo collection, CancellationToken cancellation) =>
        await source.CountAsync(collection, cancellation).ConfigureAwait(false) is { } documents ? Math.Min(documents, limit) : null;

    public Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation) =>
        source.PartitionAsync(collection, 1, cancellation);

    public async ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation)
    {
        var (read, inner) = Parse(from);
        return new Reader(await source.OpenAsync(collection, partition, inner, cancellation).ConfigureAwait(false), read, limit);
    }

    // The source is the caller's.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static (long Read, SourcePosition Inner) Parse(SourcePosition position)
    {
        if (position == SourcePosition.Start)
            return (0, position);
        var bar = position.Text.IndexOf('|', StringComparison.Ordinal);
        return (long.Parse(position.Text.AsSpan(0, bar), CultureInfo.InvariantCulture), new SourcePosition(position.Text[(bar + 1)..]));
    }

    private sealed class Reader(IPartitionReader inner, long read, long limit) : IPartitionReader
    {
        private long _read = read;

        public async ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
        {
            var left = (int)Math.Min(limits.Documents, limit - _read);
            batch.Clear();
            if (left <= 0 || !await inner.ReadAsync(batch, limits with { Documents = left }, cancellation).ConfigureAwait(false))
                return false;
            _read += batch.Count;
            batch.End = new SourcePosition(string.Create(CultureInfo.InvariantCulture, $"{_read}|{batch.End.Text}"));
            return true;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
