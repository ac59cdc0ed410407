using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A folder written by <c>mongodump --out</c>, compressed or not. Positions are byte offsets in a collection's file, for a
/// compressed one in its unpacked content.</summary>
internal sealed class FolderDump(string root, DumpOptions options) : IDocumentSource
{
    private const string WholeGzip = "gzip";

    private readonly IReadOnlyList<CollectionFile> _files = FolderCatalog.List(root);

    /// <inheritdoc />
    public string Name => root;

    /// <inheritdoc />
    public Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation)
    {
        var found = _files.Where(f => f.Collection == collection && (database is null || f.Database == database)).ToList();
        if (found.Count == 0)
            return Task.FromResult<CollectionInfo?>(null);
        Ambiguity.Refuse(root, collection, [.. found.Select(f => f.Database).Distinct()]);
        if (found.Count > 1)
            throw new SourceException($"{found[0].Path} and {found[1].Path} both claim to be {collection}. Remove the one that is out of date.");

        var (length, identity) = DumpFile.Identify(found[0].Path);
        var bytes = found[0].IsGzip ? GzipSize.Estimate(found[0].Path, length) : length;
        return Task.FromResult<CollectionInfo?>(new(collection, found[0].Database, bytes, null, identity));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation)
    {
        var file = Find(collection);
        if (file.IsGzip)
            return [new(collection.Name, 0, WholeGzip, collection.Bytes)];
        var cuts = wanted > 1 && collection.Bytes > options.SplitAboveBytes
            ? await Task.Run(() => FileCuts.Find(file.Path, wanted, cancellation), cancellation)
            : [0];
        cuts.Add(collection.Bytes);
        return [.. cuts.Zip(cuts.Skip(1)).Select((range, ordinal) =>
            new SourcePartition(collection.Name, ordinal, Bounds(range.First, range.Second), range.Second - range.First))];
    }

    /// <inheritdoc />
    public async ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation)
    {
        var file = Find(collection);
        if (file.IsGzip)
        {
            if (partition.Bounds != WholeGzip)
                throw DumpFault.ForeignText(file.Path, "partition", partition.Bounds);
            return new CollectionFileReader(await ByteFeed.OpenAsync(file.Path, gzip: true, Offset(file, from, 0), cancellation));
        }

        var dash = partition.Bounds.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !TryOffset(partition.Bounds[..dash], out var start) || !TryOffset(partition.Bounds[(dash + 1)..], out var end))
            throw DumpFault.ForeignText(file.Path, "partition", partition.Bounds);
        var offset = Offset(file, from, start);
        if (offset < start || offset > end)
            throw DumpFault.ForeignText(file.Path, "position", from.Text);
        return new CollectionFileReader(FileFeed.Open(file.Path, offset, end));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Bounds(long start, long end) => string.Create(CultureInfo.InvariantCulture, $"{start}-{end}");

    private static long Offset(CollectionFile file, SourcePosition from, long start)
    {
        if (from.Text is null or "")
            return start;
        return TryOffset(from.Text, out var offset) ? offset : throw DumpFault.ForeignText(file.Path, "position", from.Text);
    }

    private static bool TryOffset(string text, out long offset) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset);

    private CollectionFile Find(CollectionInfo collection) =>
        _files.FirstOrDefault(f => f.Collection == collection.Name && f.Database == collection.Database)
        ?? throw new SourceException($"{root}: has no collection {collection.Name} of database {collection.Database}. It was described by another source.");
}
