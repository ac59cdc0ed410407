namespace MongoEtl.Runtime;

/// <summary>What a source knows of a collection before reading it.</summary>
/// <param name="Name">The collection's name, without its database.</param>
/// <param name="Database">The database it was found in.</param>
/// <param name="Bytes">BSON bytes as far as known (for a compressed file: an estimate).</param>
/// <param name="Documents">Number of documents, filtered or not, as far as known; null where counting would mean reading
/// everything.</param>
/// <param name="Identity">Text that changes when the collection's content does: for a dump its size and digests of head and tail.</param>
public sealed record CollectionInfo(string Name, string Database, long Bytes, long? Documents, string Identity)
{
    /// <summary>The entity's filter as a BSON query, or empty. A server sends only what it matches; a dump gives all documents. Either way
    /// generated
    /// code asks it again of every document that arrives.</summary>
    public ReadOnlyMemory<byte> Filter { get; init; }

    /// <summary>The top-level elements that whoever reads looks at; empty for whole documents. A server sends no others; a dump gives
    /// all.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];
}
