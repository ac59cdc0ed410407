using System.Buffers.Binary;
using MongoEtl.Sources;

namespace MongoEtl.Benchmarks.MongoRun;

/// <summary>Puts the documents of a dump's file into a server.</summary>
internal static class MongoLoader
{
    private const int DocumentsAtOnce = 1000;

    /// <summary>Inserts them into <c>bench.zips</c> and returns their bytes.</summary>
    public static async Task<long> LoadAsync(string file, int port)
    {
        await using var connection = await MongoConnection.OpenAsync(new MongoHost("127.0.0.1", port), new ConnectionSettings(), default);
        using var reply = new MongoReply();
        var writer = new BsonWriter(1 << 20);
        var bytes = await File.ReadAllBytesAsync(file);
        for (var at = 0; at < bytes.Length;)
        {
            writer.Clear();
            writer.WriteStartDocument();
            writer.WriteString("insert"u8, "zips");
            writer.WriteStartArray("documents"u8);
            for (var documents = 0; documents < DocumentsAtOnce && at < bytes.Length; documents++)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                writer.WriteRaw(""u8, BsonType.Document, bytes.AsSpan(at, length));
                at += length;
            }
            writer.WriteEndArray();
            writer.WriteString("$db"u8, "bench");
            writer.WriteEndDocument();
            await connection.RunAsync(writer.WrittenMemory, reply);
        }
        return bytes.Length;
    }
}
