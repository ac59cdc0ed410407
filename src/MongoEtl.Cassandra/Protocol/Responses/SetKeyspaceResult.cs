namespace MongoEtl.Cassandra;

/// <summary>RESULT Set_keyspace: the answer to USE (specification, section 4.2.5.3).</summary>
internal sealed class SetKeyspaceResult(string keyspace) : Response
{
    /// <summary>The keyspace the connection uses now.</summary>
    public string Keyspace { get; } = keyspace;
}
