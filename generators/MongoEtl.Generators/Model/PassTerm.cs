namespace MongoEtl.Generators.Model;

/// <summary>One operand of a body that only passes a text on: <c>a ?? b ?? "constant"</c>.</summary>
/// <param name="Path">Properties from the document to the text; none for a constant.</param>
/// <param name="Constant">The constant, or null.</param>
/// <param name="IsSourceId">Whether the last property is a source id, asked for its text.</param>
/// <param name="Field">Dotted path of the element, for messages.</param>
internal sealed record PassTerm(EquatableArray<PathSegment> Path, string? Constant, bool IsSourceId, string? Field);
