namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What a table is known by. A Cassandra table has no schema: its keyspace is a setting.</summary>
internal sealed record TableId(SchemaStore Store, string Schema, string Name) : IComparable<TableId>
{
    public static TableId Postgres(string schema, string name) => new(SchemaStore.Postgres, schema, name);

    public static TableId Cassandra(string name) => new(SchemaStore.Cassandra, "", name);

    /// <summary>As a statement names it.</summary>
    public string Quoted => Store == SchemaStore.Postgres ? $"{Sql.Quote(Schema)}.{Sql.Quote(Name)}" : Sql.Quote(Name);

    public int CompareTo(TableId? other) => other is null ? 1
        : Store != other.Store ? Store.CompareTo(other.Store)
        : string.CompareOrdinal(Schema, other.Schema) is not 0 and var bySchema ? bySchema
        : string.CompareOrdinal(Name, other.Name);

    /// <summary>As people read it.</summary>
    public override string ToString() => Store == SchemaStore.Postgres ? $"{Schema}.{Name}" : Name;
}
