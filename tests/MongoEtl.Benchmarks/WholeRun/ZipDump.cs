using System.Buffers.Binary;

namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>Makes a dump of any size from the real one: its documents again and again, each with an id of its own.</summary>
internal static class ZipDump
{
    /// <summary>Bytes from a document's start to its ObjectId: length, type byte, <c>_id</c> and its NUL.</summary>
    private const int IdOffset = 4 + 1 + 4;

    /// <summary>Writes <paramref name="documents"/> documents to <c>folder/bench/zips.bson</c>, unless a file of that many is there.</summary>
    /// <param name="real">Path of the real <c>zips.bson</c>.</param>
    public static void Write(string real, string folder, int documents)
    {
        var path = Path.Combine(folder, "bench", "zips.bson");
        var count = Path.Combine(folder, "documents");
        if (File.Exists(path) && File.Exists(count) && File.ReadAllText(count) == documents.ToString())
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var source = File.ReadAllBytes(real);
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            for (int written = 0, at = 0; written < documents; written++)
            {
                if (at == source.Length)
                    at = 0;
                var length = BinaryPrimitives.ReadInt32LittleEndian(source.AsSpan(at));
                var document = source.AsSpan(at, length);
                BinaryPrimitives.WriteInt32BigEndian(document[(IdOffset + 8)..], written);
                file.Write(document);
                at += length;
            }
        }
        File.WriteAllText(count, documents.ToString());
    }
}
