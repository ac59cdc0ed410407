namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Where a table is.</summary>
internal enum SchemaStore
{
    Postgres,
    Cassandra,
}
