namespace MongoEtl.Generators.Model;

/// <summary>A virtual property of a <c>[PerDocument]</c> class.</summary>
/// <param name="Modifiers">Its access, such as <c>public</c>.</param>
/// <param name="Type">Its type with <c>global::</c> and <c>?</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="CountedAs">The name of its <c>[Counted]</c>, if any.</param>
internal sealed record SharedPropertyModel(string Modifiers, string Type, string Name, string? CountedAs);
