using System.IO.Compression;
using MongoEtl.IntegrationTests.Bson;

namespace MongoEtl.IntegrationTests.Dumps;

/// <summary>Writes dumps for a test, sharing nothing with the code that reads them.</summary>
internal static class DumpFolder
{
    /// <summary>Writes <c>folder/database/collection.bson</c>; <paramref name="name"/> is <c>database.collection</c> or the collection
    /// alone.</summary>
    public static void Write(string folder, string name, params IEnumerable<BsonDocument> documents) =>
        WriteBytes(folder, name, documents.SelectMany(document => document.ToBytes()).ToArray());

    /// <summary>Adds documents at the end of a collection, as the next dump of a grown source has them.</summary>
    public static void Append(string folder, string name, params IEnumerable<BsonDocument> documents)
    {
        var path = PathOf(folder, name);
        WriteBytes(folder, name, [.. File.ReadAllBytes(path), .. documents.SelectMany(document => document.ToBytes())]);
    }

    /// <summary>Writes <c>folder/database/collection.bson</c> from bytes, whatever they are.</summary>
    public static void WriteBytes(string folder, string name, byte[] bytes)
    {
        var path = PathOf(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>The same dump with every file compressed, as <c>mongodump --gzip</c> writes it.</summary>
    public static void Compress(string folder, string into)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(into, Path.GetRelativePath(folder, file) + ".gz");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            gzip.Write(File.ReadAllBytes(file));
        }
    }

    /// <summary>A name without a database means the database <c>test</c>.</summary>
    private static string PathOf(string folder, string name) =>
        Path.Combine(folder, (name.Contains('.') ? name.Replace('.', Path.DirectorySeparatorChar) : Path.Combine("test", name)) + ".bson");
}
