namespace MongoEtl.Runtime;

/// <summary>What stands in a table.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Digest">Of all their values, as text; equal contents of one store have equal digests.</param>
public sealed record TableContent(long Rows, string Digest);
