namespace MongoEtl.Cassandra;

/// <summary>Code 0x2400: the keyspace or table to be created exists.</summary>
internal sealed class AlreadyExistsException(ServerErrorText error, string keyspace, string table) : ServerException(error)
{
    /// <summary>The keyspace, or the table's.</summary>
    public string Keyspace { get; } = keyspace;

    /// <summary>The table; empty where a keyspace was to be created.</summary>
    public string Table { get; } = table;
}
