namespace MongoEtl.Generators.Model;

/// <summary>A <c>[PerDocument]</c> class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Document">The document class, with <c>global::</c>.</param>
/// <param name="Parameters">Constructor parameters in order.</param>
/// <param name="Properties">What is evaluated once a document.</param>
internal sealed record SharedModel(ClassName Class, string Document, EquatableArray<ParameterModel> Parameters, EquatableArray<SharedPropertyModel> Properties);
