namespace MongoEtl.Runtime;

/// <summary>The stores that rows go to. A run has one leg a store, in this order.</summary>
public enum Store
{
    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>Cassandra or ScyllaDB.</summary>
    Cassandra,
}
