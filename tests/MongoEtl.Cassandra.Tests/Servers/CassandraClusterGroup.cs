namespace MongoEtl.Cassandra.Tests;

/// <summary>Tests of this group share one cluster and run one after the other.</summary>
[CollectionDefinition]
public sealed class CassandraClusterGroup : ICollectionFixture<CassandraClusterFixture>;
