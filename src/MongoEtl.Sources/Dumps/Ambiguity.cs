using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A collection name alone does not say which of several databases is meant.</summary>
internal static class Ambiguity
{
    /// <summary>Throws if more than one database holds the collection.</summary>
    public static void Refuse(string source, string collection, IReadOnlyList<string> databases)
    {
        if (databases.Count > 1)
            throw new SourceException(
                $"{source}: collection {collection} is in {databases.Count} databases: {string.Join(", ", databases)}. "
                + $"Say which one is meant: [Collection(\"{collection}\", Database = \"{databases[0]}\")].");
    }
}
