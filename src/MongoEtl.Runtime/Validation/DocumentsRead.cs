namespace MongoEtl.Runtime;

/// <summary>The documents of one entity, as the comparison of one store read them.</summary>
/// <param name="Store">The store.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Read">Documents read.</param>
/// <param name="Filtered">Documents that the filter leaves out.</param>
/// <param name="SetAside">Documents that are dead letters, and have no rows.</param>
/// <param name="Unusable">Documents that are none, and cannot become rows.</param>
public sealed record DocumentsRead(Store Store, string Entity, long Read, long Filtered, long SetAside, long Unusable);
