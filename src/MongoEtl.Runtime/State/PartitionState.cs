namespace MongoEtl.Runtime;

/// <summary>The checkpoint of one partition: everything before <paramref name="Position"/> is durable in the target.</summary>
/// <param name="Partition">The part; fixed when the entity begins.</param>
/// <param name="Position">Where to read on.</param>
/// <param name="IsDone">True when the part was read to its end.</param>
/// <param name="Counts">What happened to the documents before the position.</param>
public sealed record PartitionState(SourcePartition Partition, SourcePosition Position, bool IsDone, EntityCounts Counts);
