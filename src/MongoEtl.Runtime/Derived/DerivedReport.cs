namespace MongoEtl.Runtime;

/// <summary>What a run did to one derived table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Changed">Rows written, because they are new or differ from the result before.</param>
/// <param name="Removed">Rows of the result before that there are no more.</param>
/// <param name="Elapsed">Time it took.</param>
public sealed record DerivedReport(string Table, long Rows, long Changed, long Removed, TimeSpan Elapsed);
