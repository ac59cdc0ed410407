namespace MongoEtl.Runtime;

/// <summary>How a result differs from that before.</summary>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Changed">Rows that are new or differ.</param>
/// <param name="Removed">Rows of the result before whose key is in this one no more.</param>
public sealed record DerivedCounts(long Rows, long Changed, long Removed);
