namespace MongoEtl.Sources;

/// <summary>Writes a folder as <c>mongodump --out</c> does: <c>&lt;folder&gt;/&lt;database&gt;/&lt;collection&gt;.bson</c> and
/// <c>&lt;collection&gt;.metadata.json</c>, both with <c>.gz</c> behind if compressed. The same documents give the same bytes.</summary>
/// <param name="folder">The dump folder; made when missing.</param>
/// <param name="gzip">Compress, as <c>mongodump --gzip</c>.</param>
public sealed class DumpWriter(string folder, bool gzip = false)
{
    /// <summary>Begins a collection, replacing one of the same name. Several may be written at once.</summary>
    /// <exception cref="IOException">The files cannot be made.</exception>
    /// <exception cref="ArgumentException">A name is empty or no database name.</exception>
    public DumpCollectionWriter Open(string database, string collection)
    {
        ArgumentException.ThrowIfNullOrEmpty(database);
        ArgumentException.ThrowIfNullOrEmpty(collection);
        if (database.AsSpan().ContainsAny("/\\. \"$\0"))
            throw new ArgumentException($"\"{database}\" is no database name: / \\ . \" $ and spaces are not allowed in one.", nameof(database));
        var place = Directory.CreateDirectory(Path.Combine(folder, database)).FullName;
        return new DumpCollectionWriter(Path.Combine(place, DumpFileName.Escape(collection)), collection, gzip);
    }
}
