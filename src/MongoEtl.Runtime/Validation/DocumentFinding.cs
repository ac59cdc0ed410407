namespace MongoEtl.Runtime;

/// <summary>A document that is no dead letter and cannot become rows all the same: it came later, or it changed, or the classes
/// did.</summary>
/// <param name="Store">The leg it was met in.</param>
/// <param name="Entity">Its entity.</param>
/// <param name="SourceId">Its id's text, or its place.</param>
/// <param name="Path">The field or column, or null.</param>
/// <param name="Reason">One sentence; no values.</param>
public sealed record DocumentFinding(Store Store, string Entity, string SourceId, string? Path, string Reason);
