using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Which collections there are, how large they are, and whether they can be read.</summary>
internal sealed class MongoCatalog(ReadClient client)
{
    private static readonly string[] s_internal = ["admin", "config", "local"];

    /// <summary>Databases of users that have a collection.</summary>
    public async Task<IReadOnlyList<string>> DatabasesWithAsync(string collection, CancellationToken cancellation)
    {
        var databases = await client.RunAsync("admin", writer =>
        {
            writer.WriteInt32("listDatabases"u8, 1);
            writer.WriteBoolean("nameOnly"u8, true);
            writer.WriteBoolean("authorizedDatabases"u8, true);
        }, ReadNames, cancellation).ConfigureAwait(false);
        var found = new List<string>();
        foreach (var database in databases.Except(s_internal, StringComparer.Ordinal))
        {
            if (await FindAsync(database, collection, 0, cancellation).ConfigureAwait(false) is not null)
                found.Add(database);
        }
        return found;
    }

    /// <summary>What the server says of a collection; null if there is none of that name.</summary>
    /// <exception cref="SourceException">It is a view or of time series, or the user may not see it.</exception>
    public async Task<MongoNamespace?> FindAsync(string database, string collection, long averageBytes, CancellationToken cancellation)
    {
        var entry = await ListAsync(database, collection, cancellation).ConfigureAwait(false);
        return entry is null ? null : entry.Describe(database, collection, averageBytes);
    }

    /// <summary>BSON bytes and documents, as the server keeps count of them; null where it or the user's rights do not allow to
    /// ask.</summary>
    public async Task<(long Bytes, long Documents)?> SizeAsync(string database, string collection, CancellationToken cancellation)
    {
        try
        {
            return await client.RunAsync(
                database, writer => writer.WriteString("collStats"u8, collection), ReadSize, cancellation).ConfigureAwait(false);
        }
        catch (MongoServerException)
        {
            return null;
        }
    }

    /// <summary>Documents that a filter matches, or all; null if counting takes longer than it is worth.</summary>
    public async Task<long?> CountAsync(
        string database, string collection, ReadOnlyMemory<byte> filter, TimeSpan limit, CancellationToken cancellation)
    {
        try
        {
            return await client.RunAsync(database, writer =>
            {
                writer.WriteString("count"u8, collection);
                if (!filter.IsEmpty)
                    writer.WriteRaw("query"u8, BsonType.Document, filter.Span);
                writer.WriteInt32("maxTimeMS"u8, (int)limit.TotalMilliseconds);
            }, reply => AnswerFields.Integer(reply.Document, "n"u8), cancellation).ConfigureAwait(false);
        }
        catch (MongoServerException slow) when (ReadErrors.IsTooSlow(slow.Code))
        {
            return null;
        }
    }

    /// <summary>Reads one document, to learn whether that is allowed.</summary>
    /// <exception cref="SourceException">It is not.</exception>
    public Task ProbeAsync(string database, string collection, CancellationToken cancellation) => client.RunAsync(database, writer =>
    {
        writer.WriteString("find"u8, collection);
        writer.WriteInt32("limit"u8, 1);
        writer.WriteBoolean("singleBatch"u8, true);
    }, IdReading.First, cancellation, client.Settings.Concern);

    // Who may read single collections only may list names, and only those.
    private async Task<CollectionEntry?> ListAsync(string database, string collection, CancellationToken cancellation)
    {
        try
        {
            return await ListAsync(database, collection, namesOnly: false, cancellation).ConfigureAwait(false);
        }
        catch (MongoServerException refused) when (refused.Code == MongoErrorCode.Unauthorized)
        {
            return await ListAsync(database, collection, namesOnly: true, cancellation).ConfigureAwait(false);
        }
    }

    private Task<CollectionEntry?> ListAsync(string database, string collection, bool namesOnly, CancellationToken cancellation) =>
        client.RunAsync(database, writer =>
        {
            writer.WriteInt32("listCollections"u8, 1);
            writer.WriteStartDocument("filter"u8);
            writer.WriteString("name"u8, collection);
            writer.WriteEndDocument();
            if (!namesOnly)
                return;
            writer.WriteBoolean("nameOnly"u8, true);
            writer.WriteBoolean("authorizedCollections"u8, true);
        }, reply => CollectionEntry.Find(reply, collection), cancellation);

    private static IReadOnlyList<string> ReadNames(MongoReply reply)
    {
        var names = new List<string>();
        var reader = new BsonElementReader(AnswerFields.Find(reply.Document, "databases"u8, BsonType.Array));
        while (reader.MoveNext())
        {
            if (reader.Type == BsonType.Document && AnswerFields.Text(reader.Value, "name"u8) is { } name)
                names.Add(name);
        }
        return names;
    }

    private static (long Bytes, long Documents)? ReadSize(MongoReply reply) =>
        AnswerFields.Integer(reply.Document, "size"u8) is { } bytes && AnswerFields.Integer(reply.Document, "count"u8) is { } documents
            ? (bytes, documents)
            : null;
}
