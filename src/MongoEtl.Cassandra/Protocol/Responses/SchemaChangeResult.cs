namespace MongoEtl.Cassandra;

/// <summary>RESULT Schema_change: a statement changed the schema (specification, section 4.2.5.5).</summary>
internal sealed class SchemaChangeResult(SchemaChange change) : Response
{
    /// <summary>What changed.</summary>
    public SchemaChange Change { get; } = change;
}
