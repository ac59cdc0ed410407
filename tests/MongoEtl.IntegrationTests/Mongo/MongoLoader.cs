using System.Buffers.Binary;
using MongoEtl.Sources;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>Puts the documents of a dump folder into a server, byte by byte as they are.</summary>
internal static class MongoLoader
{
    private const int DocumentsAtOnce = 500;

    /// <summary>Inserts every collection of the folder under its database's and its own name, and returns the names of the
    /// databases.</summary>
    public static async Task<string[]> LoadAsync(string dump, int port, ConnectionSettings settings)
    {
        await using var connection = await MongoConnection.OpenAsync(new MongoHost("127.0.0.1", port), settings, default);
        var databases = Directory.GetDirectories(dump);
        foreach (var database in databases)
        {
            foreach (var file in Directory.GetFiles(database, "*.bson"))
            {
                var documents = await File.ReadAllBytesAsync(file);
                await InsertAsync(connection, Path.GetFileName(database), Path.GetFileNameWithoutExtension(file), documents);
            }
        }
        return [.. databases.Select(folder => Path.GetFileName(folder)!)];
    }

    /// <summary>Inserts documents that follow one another.</summary>
    public static async Task InsertAsync(MongoConnection connection, string database, string collection, byte[] documents)
    {
        using var reply = new MongoReply();
        for (var at = 0; at < documents.Length;)
        {
            var writer = new BsonWriter();
            writer.WriteStartDocument();
            writer.WriteString("insert"u8, collection);
            writer.WriteStartArray("documents"u8);
            for (var count = 0; count < DocumentsAtOnce && at < documents.Length; count++)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(documents.AsSpan(at));
                writer.WriteRaw(""u8, BsonType.Document, documents.AsSpan(at, length));
                at += length;
            }
            writer.WriteEndArray();
            writer.WriteString("$db"u8, database);
            writer.WriteEndDocument();
            await connection.RunAsync(writer.WrittenMemory, reply);
            ExtendedJson.ToString(reply.Document).ShouldNotContain("writeErrors");
        }
    }
}
