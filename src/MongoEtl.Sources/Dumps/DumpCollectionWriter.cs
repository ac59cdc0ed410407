using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongoEtl.Sources;

/// <summary>Appends raw BSON documents to one collection of a dump folder. The collection is complete when this is disposed.</summary>
public sealed class DumpCollectionWriter : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    // As mongodump writes text: only what JSON itself demands is escaped.
    private static readonly JsonSerializerOptions s_plainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // GZipStream (.NET 10) writes nothing at all when nothing was written to it. This is the gzip of nothing: header, an
    // empty last block, checksum and size 0 (RFC 1952, RFC 1951).
    private static readonly byte[] s_emptyGzip = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, .. new byte[8]];

    private readonly string _path;
    private readonly bool _gzip;
    private readonly Stream _documents;

    internal DumpCollectionWriter(string pathWithoutExtension, string collection, bool gzip)
    {
        using (var metadata = Create(pathWithoutExtension + ".metadata.json", gzip))
            metadata.Write(Metadata(collection));
        (_path, _gzip) = (pathWithoutExtension + ".bson", gzip);
        _documents = Create(_path, gzip);
    }

    /// <summary>Documents written.</summary>
    public long Documents { get; private set; }

    /// <summary>BSON bytes written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Appends one document.</summary>
    /// <param name="document">A whole BSON document; its length and terminator are checked, its elements are not.</param>
    /// <exception cref="ArgumentException">The bytes are not one document.</exception>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public void Write(ReadOnlySpan<byte> document)
    {
        if (DocumentFrame.Look(document, out var length) != FrameState.Complete || length != document.Length)
            throw new ArgumentException(
                $"Not one BSON document: {document.Length} bytes, of which the first four state a length of {length}.", nameof(document));
        _documents.Write(document);
        Documents++;
        Bytes += length;
    }

    /// <summary>Writes out what is buffered and closes the file.</summary>
    public void Dispose()
    {
        _documents.Dispose();
        if (_gzip && Documents == 0)
            File.WriteAllBytes(_path + ".gz", s_emptyGzip);
    }

    private static Stream Create(string path, bool gzip)
    {
        // One collection in both forms would leave it open which one counts.
        File.Delete(gzip ? path : path + ".gz");
        if (!gzip)
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        var file = new FileStream(path + ".gz", FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        return new BufferedStream(new GZipStream(file, CompressionLevel.Optimal), BufferBytes);
    }

    private static byte[] Metadata(string collection) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            indexes = new[] { new { v = 2, key = new { _id = 1 }, name = "_id_" } },
            collectionName = collection,
            type = "collection",
        },
        s_plainText);
}
