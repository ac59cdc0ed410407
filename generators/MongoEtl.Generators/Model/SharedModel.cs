namespace MongoEtl.Generators.Model;

/// <summary>A <c>[PerDocument]</c> class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Document">The document class, with <c>global::</c>.</param>
/// <param name="Parameters">Constructor parameters in order.</param>
/// <param name="Properties">What is evaluated once a document.</param>
internal sealed record SharedModel(ClassName Class, string Document, EquatableArray<ParameterModel> Parameters, EquatableArray<SharedPropertyModel> Properties)
{
    /// <summary>The condition of its <c>[When]</c>, if any: without it the document is filtered.</summary>
    public string? When { get; init; }

    /// <summary>Whether encoders evaluate it for every document, whatever the rows ask of it.</summary>
    public bool IsAlwaysAsked => When is not null || Properties.Any(p => p.CountedAs is not null);
}
