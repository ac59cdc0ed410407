namespace MongoEtl.Generators.Model;

/// <summary>A reference column as the plan sees it.</summary>
/// <param name="Property">The property.</param>
/// <param name="Column">The column.</param>
/// <param name="Field">Path of the source field, for counts.</param>
/// <param name="Reference">The reference.</param>
internal sealed record ReferenceSummary(string Property, string Column, string Field, ReferenceModel Reference);
