namespace MongoEtl.Sources;

/// <summary>The beginning of an archive: which collections it holds and where their segments start.</summary>
/// <param name="Collections">One entry per collection, as its metadata document names it.</param>
/// <param name="BodyOffset">Offset of the first segment in the (unpacked) archive.</param>
/// <param name="IsGzip">True if the whole archive is compressed.</param>
/// <remarks>mongo-tools, common/archive/spec.md: magic number, header document, metadata documents, terminator.</remarks>
internal sealed record ArchivePrelude(IReadOnlyList<ArchiveFields> Collections, long BodyOffset, bool IsGzip)
{
    /// <summary>First four bytes, little-endian, of every archive.</summary>
    public const uint Magic = 0x8199_E26D;

    /// <summary>Reads the prelude; null if the file is no archive by its first bytes.</summary>
    /// <exception cref="Runtime.SourceException">The file cannot be read, or the prelude is torn or damaged.</exception>
    public static async Task<ArchivePrelude?> ReadAsync(string path, CancellationToken cancellation)
    {
        var gzip = BeginsLikeGzip(path);
        using var stream = new ArchiveStream(await ByteFeed.OpenAsync(path, gzip, 0, cancellation));
        if (!await stream.HasAsync(sizeof(uint), cancellation) || (uint)stream.FrontInt32 != Magic)
            return null;
        stream.Consume(sizeof(uint));

        var header = await stream.RequireDocumentAsync(cancellation);
        if (header == ArchiveStream.Terminator)
            throw DumpFault.Malformed(path, stream.Offset, "the archive's header document", "the terminator");
        stream.Consume(header);
        var collections = new List<ArchiveFields>();
        for (int length; (length = await stream.RequireDocumentAsync(cancellation)) != ArchiveStream.Terminator; stream.Consume(length))
        {
            if (!ArchiveFields.TryRead(stream.Front(length), out var fields) || fields.Collection.Length == 0)
                throw DumpFault.Malformed(path, stream.Offset, "a collection's metadata (db, collection, metadata)", "another document");
            collections.Add(fields);
        }

        stream.Consume(sizeof(int));
        return new ArchivePrelude(collections, stream.Offset, gzip);
    }

    private static bool BeginsLikeGzip(string path)
    {
        using var handle = DumpFile.Open(path);
        Span<byte> first = stackalloc byte[2];
        return DumpFile.ReadAt(handle, first, 0, path) == 2 && first is [0x1F, 0x8B];
    }
}
