namespace MongoEtl.Sources;

/// <summary>One collection of a dump folder.</summary>
/// <param name="Database">Name of the folder it lies in.</param>
/// <param name="Collection">The collection's own name, not the escaped one of the file.</param>
/// <param name="Path">Its <c>.bson</c> or <c>.bson.gz</c> file.</param>
internal sealed record CollectionFile(string Database, string Collection, string Path)
{
    /// <summary>True if the documents are compressed, as <c>mongodump --gzip</c> does.</summary>
    public bool IsGzip => Path.EndsWith(".gz", StringComparison.Ordinal);
}
