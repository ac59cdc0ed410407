using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Which collections lie where in a dump folder.</summary>
internal static class FolderCatalog
{
    /// <summary>Lists <c>&lt;root&gt;/&lt;database&gt;/&lt;collection&gt;.bson[.gz]</c>, and, when root is itself a database folder,
    /// <c>&lt;root&gt;/&lt;collection&gt;.bson[.gz]</c>. Ordered by database, collection, path.</summary>
    /// <exception cref="SourceException">The folder cannot be read or has no such file.</exception>
    public static IReadOnlyList<CollectionFile> List(string root)
    {
        try
        {
            var files = Directory.EnumerateDirectories(root).SelectMany(FilesIn).ToList();
            // oplog.bson beside the databases is what mongodump --oplog adds: no collection of any of them.
            var own = FilesIn(root).Where(file => files.Count == 0 || file.Collection != "oplog").ToList();
            files.AddRange(own);
            if (files.Count == 0)
                throw NotADump(root);
            return [.. files
                .OrderBy(f => f.Database, StringComparer.Ordinal)
                .ThenBy(f => f.Collection, StringComparer.Ordinal)
                .ThenBy(f => f.Path, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DumpFault.CannotOpen(root, e);
        }
    }

    private static IEnumerable<CollectionFile> FilesIn(string folder)
    {
        var database = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        foreach (var path in Directory.EnumerateFiles(folder, "*.bson*"))
        {
            if (DumpFileName.Collection(path) is { } collection)
                yield return new CollectionFile(database, collection, path);
        }
    }

    private static SourceException NotADump(string root) => new(
        $"{root}: looked for <database>/<collection>.bson or .bson.gz (and <collection>.bson directly in it), but there is none. "
        + "Set MONGODB_URI to the folder that mongodump wrote (its --out, \"dump\" by default), "
        + "to one database folder in it, or to an archive written by mongodump --archive=FILE.");
}
