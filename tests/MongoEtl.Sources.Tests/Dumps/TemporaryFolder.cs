using System.IO.Compression;

namespace MongoEtl.Sources.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mongoetl-dump-").FullName;

    /// <summary>Writes a file, making the folders above it, and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes documents one after another.</summary>
    public string Write(string name, IEnumerable<byte[]> documents) => Write(name, documents.SelectMany(d => d).ToArray());

    public static byte[] Gzip(byte[] content)
    {
        if (content.Length == 0)
            return Convert.FromHexString("1f8b080000000000000303000000000000000000"); // GZipStream would write no byte at all
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
