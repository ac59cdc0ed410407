namespace MongoEtl.Runtime;

/// <summary>What a repair did to one table.</summary>
/// <param name="Store">The store.</param>
/// <param name="Table">The table, as <see cref="TableComparison.Table"/>.</param>
/// <param name="Written">Rows written.</param>
/// <param name="Deleted">Extra rows removed.</param>
/// <param name="StillReferredTo">Extra rows that stay because other rows refer to them.</param>
/// <param name="Problem">What could not be done, or null.</param>
public sealed record TableRepair(Store Store, string Table, long Written, long Deleted, long StillReferredTo, string? Problem = null);
