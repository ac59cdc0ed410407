using System.Collections.Concurrent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A MongoDB deployment as a source. Parts are ranges of ids; positions are ids.</summary>
public sealed partial class MongoSource : IDocumentSource
{
    private static readonly TimeSpan CountingTime = TimeSpan.FromSeconds(10);

    private readonly ReadClient _client;
    private readonly MongoCatalog _catalog;
    private readonly string? _database;
    private readonly string _deployment;
    private readonly SnapshotTime? _snapshot;
    private readonly ConcurrentDictionary<(string Database, string Collection), MongoNamespace> _known = new();

    internal MongoSource(string name, string? database, string deployment, ReadClient client)
    {
        (Name, _database, _deployment, _client) = (name, database, deployment, client);
        _catalog = new MongoCatalog(client);
        _snapshot = client.Settings.Concern == ReadConcern.Snapshot ? new SnapshotTime(client) : null;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>A sentence each on options of the address that are ignored, because they are unknown, repeated or wrong.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <inheritdoc />
    public async Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation)
    {
        if ((database ?? _database ?? await SearchAsync(collection, cancellation).ConfigureAwait(false)) is not { } holder)
            return null;
        var size = await _catalog.SizeAsync(holder, collection, cancellation).ConfigureAwait(false);
        var average = size is { Documents: > 0 } known ? known.Bytes / known.Documents : 0;
        if (await _catalog.FindAsync(holder, collection, average, cancellation).ConfigureAwait(false) is not { } found)
            return null;
        await _catalog.ProbeAsync(holder, collection, cancellation).ConfigureAwait(false);
        _known[(holder, collection)] = found;
        var identity = found.Uuid is { } uuid ? $"{found}, UUID {uuid}" : $"{_deployment}, {found}";
        return new CollectionInfo(collection, holder, size?.Bytes ?? 0, size?.Documents, identity);
    }

    /// <inheritdoc />
    public Task<long?> CountAsync(CollectionInfo collection, CancellationToken cancellation) =>
        _catalog.CountAsync(collection.Database, collection.Name, collection.Filter, CountingTime, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation)
    {
        var source = await FindAsync(collection, cancellation).ConfigureAwait(false);
        var time = _snapshot is null ? null : await _snapshot.GetAsync(source, cancellation).ConfigureAwait(false);
        var ranges = await new IdPartitioner(_client, source)
            .CutAsync(wanted, collection.Documents, collection.Bytes, cancellation).ConfigureAwait(false);
        return [.. ranges.Select((range, ordinal) =>
            new SourcePartition(collection.Name, ordinal, new PartitionBounds(range, time).Text, collection.Bytes / ranges.Count))];
    }

    /// <inheritdoc />
    public async ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation)
    {
        var bounds = PartitionBounds.Parse(partition.Bounds) ?? throw Foreign("partition", partition.Bounds);
        if ((bounds.ClusterTime is null) != (_snapshot is null))
        {
            throw new SourceException($"{Name}: collection {collection.Name} was begun {(bounds.ClusterTime is null ? "without" : "with")} read "
                + "concern snapshot. Resume it with the read concern it was begun with, or begin it anew with --restart.");
        }
        var position = string.IsNullOrEmpty(from.Text) ? null : ReadPosition.Parse(from.Text) ?? throw Foreign("position", from.Text);
        var query = new FindQuery
        {
            Database = collection.Database,
            Collection = collection.Name,
            Filter = collection.Filter,
            Elements = collection.Elements,
            Range = bounds.Range,
            ClusterTime = bounds.ClusterTime,
        };
        return new MongoPartitionReader(await FindAsync(collection, cancellation).ConfigureAwait(false), query, position, _client);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<MongoNamespace> FindAsync(CollectionInfo collection, CancellationToken cancellation)
    {
        var key = (collection.Database, collection.Name);
        if (_known.TryGetValue(key, out var known))
            return known;
        var found = await _catalog.FindAsync(key.Database, key.Name, 0, cancellation).ConfigureAwait(false)
            ?? throw new SourceException($"{Name}: collection {key.Database}.{key.Name} is not there any more. It was described before.");
        return _known.GetOrAdd(key, found);
    }

    private async Task<string?> SearchAsync(string collection, CancellationToken cancellation)
    {
        var databases = await _catalog.DatabasesWithAsync(collection, cancellation).ConfigureAwait(false);
        Ambiguity.Refuse(Name, collection, databases);
        return databases.Count == 0 ? null : databases[0];
    }

    private SourceException Foreign(string what, string text) =>
        new($"{Name}: \"{text}\" is no {what} of a MongoDB server. The state it comes from belongs to another kind of "
            + "source; begin anew with --restart.");
}
