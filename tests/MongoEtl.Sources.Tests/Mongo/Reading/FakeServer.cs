namespace MongoEtl.Sources.Tests;

/// <summary>A connection to <see cref="FakeServers"/>: answers commands as far as the reader sends them.</summary>
internal sealed class FakeServer(FakeServers servers) : IReadServer
{
    public static MongoHost Somewhere { get; } = new("fake");

    public MongoHost Host => Somewhere;

    public HelloAnswer Hello { get; } = new() { LogicalSessionTimeoutMinutes = 30, MaxWireVersion = 21 };

    public ReadOnlyMemory<byte> ReadPreference => default;

    public async ValueTask RunAsync(ReadOnlyMemory<byte> command, MongoReply reply, TimeSpan? timeout, CancellationToken cancellation)
    {
        await Task.Yield();
        var parsed = FakeCommand.Parse(command.Span);
        lock (servers)
        {
            servers.Commands.Add(parsed.Name);
            if (parsed.ClusterTime is { } time)
                servers.Times.Add(time);
            if (servers.Fault(parsed.Name) is { } fault)
                throw fault;
            var answer = Answer(parsed);
            answer.CopyTo(reply.Reserve(answer.Length, 0));
            reply.Set(0..answer.Length, moreToCome: false, requestId: 0);
        }
    }

    public ValueTask DisposeAsync()
    {
        Interlocked.Decrement(ref servers.Leases);
        return ValueTask.CompletedTask;
    }

    private byte[] Answer(FakeCommand command)
    {
        switch (command.Name)
        {
            case "find":
                return Batch("firstBatch", servers.NextCursor++, new(Find(command)), command);
            case "getMore":
                return servers.Cursors.Remove(command.Cursor, out var rest)
                    ? Batch("nextBatch", command.Cursor, rest, command)
                    : throw Errors.Refusal("getMore", MongoErrorCode.CursorNotFound);
            case "aggregate" when servers.IsMongoDb:
                var some = servers.Documents.Where((_, index) => index % 3 == 1);
                return Batch("firstBatch", 0, new(some), command with { BatchSize = int.MaxValue });
            case "listCollections":
                return Batch("firstBatch", 0, new([servers.Entry]), command);
            case "collStats":
                return Ok(writer => WriteSize(writer, servers.Documents));
            case "count":
                return Ok(writer => writer.WriteInt32("n"u8, servers.Documents.Count));
            case "killCursors" or "endSessions" or "refreshSessions":
                servers.Cursors.Remove(command.Cursor);
                return Ok(static _ => { });
            default:
                throw Errors.Refusal(command.Name, MongoErrorCode.CommandNotFound);
        }
    }

    private IEnumerable<byte[]> Find(FakeCommand command)
    {
        IEnumerable<byte[]> found = servers.Documents;
        if (servers.IsMongoDb)
            found = found.Where(document => command.Bounds.Contains(IdValue.Of(document)!));
        found = found.Where(document => command.Matches(IdValue.Of(document)!));
        if (command.IsDescending)
            found = found.Reverse();
        found = found.Skip(command.Skip);
        return command.Limit > 0 ? found.Take(command.Limit) : found;
    }

    private byte[] Batch(string name, long cursor, Queue<byte[]> documents, FakeCommand command)
    {
        var batch = new List<byte[]>();
        while (batch.Count < command.BatchSize && documents.TryDequeue(out var document))
            batch.Add(document);
        if (documents.Count > 0)
            servers.Cursors[cursor] = documents;
        return Ok(writer =>
        {
            writer.WriteStartDocument("cursor"u8);
            writer.WriteInt64("id"u8, documents.Count > 0 ? cursor : 0);
            writer.WriteString("ns"u8, "db.c");
            if (servers.ClusterTime is { } time)
                writer.WriteTimestamp("atClusterTime"u8, (uint)(time >> 32), (uint)time);
            writer.WriteStartArray(name);
            foreach (var document in batch)
                writer.WriteRaw(""u8, BsonType.Document, document);
            writer.WriteEndArray();
            writer.WriteEndDocument();
        });
    }

    private static void WriteSize(BsonWriter writer, IReadOnlyCollection<byte[]> documents)
    {
        writer.WriteInt32("size"u8, documents.Sum(document => document.Length));
        writer.WriteInt32("count"u8, documents.Count);
    }

    private static byte[] Ok(Action<BsonWriter> write)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        write(writer);
        writer.WriteDouble("ok"u8, 1);
        writer.WriteEndDocument();
        return writer.ToArray();
    }
}
