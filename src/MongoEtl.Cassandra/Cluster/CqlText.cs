namespace MongoEtl.Cassandra;

/// <summary>Names in the text of statements.</summary>
internal static class CqlText
{
    /// <summary>An identifier in double quotes, as it stands.</summary>
    internal static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary><c>USE</c> of a keyspace.</summary>
    internal static string Use(string keyspace) => $"USE {Quote(keyspace)}";
}
