namespace MongoEtl.Cassandra.Tests;

/// <summary>Runs alone: what other tests allocate would count.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class WriteAllocationGroup;
