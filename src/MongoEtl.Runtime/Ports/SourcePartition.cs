namespace MongoEtl.Runtime;

/// <summary>One part of a collection that one worker reads from end to end. The parts of a collection hold each document exactly once.</summary>
/// <param name="Collection">The collection's name, without its database.</param>
/// <param name="Ordinal">0-based place among the collection's parts; parts in order give the documents in source order.</param>
/// <param name="Bounds">What the source needs to find the part again, in its own words; stored in state, parsed by the source only.</param>
/// <param name="EstimatedBytes">BSON bytes in the part as far as known without reading it, for progress.</param>
public sealed record SourcePartition(string Collection, int Ordinal, string Bounds, long EstimatedBytes);
