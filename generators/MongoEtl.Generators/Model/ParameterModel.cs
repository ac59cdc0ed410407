namespace MongoEtl.Generators.Model;

/// <summary>One constructor parameter: what it is, and its type with <c>global::</c>, without <c>?</c>.</summary>
internal sealed record ParameterModel(ParameterKind Kind, string Type);
