using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A collection, and what is known of it beyond what the pipeline needs to know.</summary>
internal sealed class MongoNamespace
{
    private readonly Lock _gate = new();
    private Task<bool>? _takesBounds;

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Its UUID, where the server says it.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>True when ids are ordered byte by byte; with a collation only the server knows which text comes first.</summary>
    public bool HasSimpleOrder { get; init; } = true;

    /// <summary>BSON bytes of a document on average; 0: not known.</summary>
    public long AverageBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Database}.{Collection}";

    /// <summary>Whether its server takes <c>min</c> and <c>max</c> as bounds of an index. MongoDB does; some that speak its protocol pass
    /// over them.</summary>
    public Task<bool> TakesBoundsAsync(ReadClient client, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_takesBounds is null or { IsFaulted: true } or { IsCanceled: true })
                _takesBounds = ProbeAsync(client, cancellation);
            return _takesBounds;
        }
    }

    /// <summary>A document has no <c>_id</c>.</summary>
    public SourceException WithoutId(MongoHost host) =>
        new($"MongoDB at {host}: collection {this} holds a document without _id, so that reading could not go on behind it. "
            + "Views and time series have such documents; copy them into a collection ($out) and migrate that one.");

    /// <summary>The server did not keep to what was asked.</summary>
    public SourceException OutOfOrder(MongoHost host) =>
        new($"MongoDB at {host}: collection {this} came in another order than that of _id, or with ids outside the range that was asked "
            + "for, so that documents might be missed. Read from a MongoDB 4.0 or later, or from a dump.");

    /// <summary>The moment of the snapshot is over before everything was read.</summary>
    public SourceException SnapshotGone(MongoServerException failure) =>
        new($"{failure.Message}; the server keeps moments for minSnapshotHistoryWindowInSeconds (5 minutes unless set), which must "
            + $"be longer than reading {this} and all the others takes. Raise it and begin anew with --restart, or leave out read concern snapshot.", failure);

    // Any document is not below itself: a server that gives it back has passed over the bound.
    private async Task<bool> ProbeAsync(ReadClient client, CancellationToken cancellation)
    {
        if (await OneAsync(client, null, cancellation).ConfigureAwait(false) is not { } some)
            return true;
        try
        {
            return await OneAsync(client, some, cancellation).ConfigureAwait(false) is not { } found || !found.Equals(some);
        }
        catch (MongoServerException refused) when (ReadErrors.IsNotUnderstood(refused.Code))
        {
            return false;
        }
    }

    private Task<IdValue?> OneAsync(ReadClient client, IdValue? end, CancellationToken cancellation) => client.RunAsync(Database, writer =>
    {
        writer.WriteString("find"u8, Collection);
        if (end is not null)
        {
            writer.WriteStartDocument("max"u8);
            writer.WriteRaw("_id"u8, end.Type, end.Bytes);
            writer.WriteEndDocument();
            writer.WriteStartDocument("hint"u8);
            writer.WriteInt32("_id"u8, 1);
            writer.WriteEndDocument();
        }
        writer.WriteInt32("limit"u8, 1);
        writer.WriteBoolean("singleBatch"u8, true);
    }, IdReading.First, cancellation, client.Settings.Concern);
}
