using System.Diagnostics;
using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace MongoEtl.Benchmarks.MongoRun;

/// <summary>The two ways of reading that are compared: answers thrown away, and documents delivered to somebody who does nothing with
/// them.</summary>
internal sealed class Reads(MongoServer server, int documents)
{
    /// <summary>Sends the same find and getMore commands as the source does, one after another, and looks at no document.</summary>
    public async Task<TimeSpan> ThrowAwayAsync(long averageBytes)
    {
        var size = new AnswerSize(averageBytes);
        var host = new MongoHost("127.0.0.1", server.Port);
        await using var connection = await MongoConnection.OpenAsync(host, new ConnectionSettings(), default);
        using var reply = new MongoReply();
        var (writer, answer) = (new BsonWriter(), new CursorAnswer());
        var watch = Stopwatch.StartNew();
        Begin(writer);
        FindCommand.WriteFind(writer, new FindQuery { Database = "bench", Collection = "zips" }, FindCommand.AnyKind, size.First);
        await RunAsync(connection, writer, reply, answer);
        while (answer.CursorId != 0)
        {
            Begin(writer);
            FindCommand.WriteGetMore(writer, answer.CursorId, "zips", size.First);
            await RunAsync(connection, writer, reply, answer);
        }
        return watch.Elapsed;
    }

    /// <summary>Reads the collection through the port, as the pipeline does.</summary>
    public async Task<TimeSpan> DeliverAsync()
    {
        await using var source = await MongoSource.OpenAsync(server.Address, new MongoSourceOptions(), default);
        var info = await source.DescribeAsync("zips", null, default) ?? throw new InvalidOperationException("no collection zips");
        var partitions = await source.PartitionAsync(info, 1, default);
        using var batch = new DocumentBatch();
        var (delivered, watch) = (0, Stopwatch.StartNew());
        foreach (var partition in partitions)
        {
            await using var reader = await source.OpenAsync(info, partition, SourcePosition.Start, default);
            while (await reader.ReadAsync(batch, BatchLimits.Default, default))
                delivered += batch.Count;
        }
        return delivered == documents
            ? watch.Elapsed
            : throw new InvalidOperationException($"{delivered} documents instead of {documents}");
    }

    private static void Begin(BsonWriter writer)
    {
        writer.Clear();
        writer.WriteStartDocument();
    }

    private static async Task RunAsync(MongoConnection connection, BsonWriter writer, MongoReply reply, CursorAnswer answer)
    {
        writer.WriteString("$db"u8, "bench");
        writer.WriteEndDocument();
        await connection.RunAsync(writer.WrittenMemory, reply);
        answer.Read(reply.Document);
    }
}
