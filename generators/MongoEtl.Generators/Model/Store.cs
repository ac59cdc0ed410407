namespace MongoEtl.Generators.Model;

/// <summary>Where a row class's table is. Tables of an entity come in this order.</summary>
internal enum Store
{
    Postgres,
    Cassandra,

    /// <summary>Schema <c>mongoetl_stage</c> of the database that keeps state.</summary>
    Stage,
}
