namespace MongoEtl.Cassandra;

/// <summary>EVENT SCHEMA_CHANGE (specification, section 4.2.6).</summary>
internal sealed class SchemaChangeEvent(SchemaChange change) : ServerEvent
{
    /// <summary>What changed.</summary>
    public SchemaChange Change { get; } = change;
}
