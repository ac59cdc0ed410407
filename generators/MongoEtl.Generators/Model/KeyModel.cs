namespace MongoEtl.Generators.Model;

/// <summary>The key property of a document class.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Modifiers">Modifiers before <c>partial</c>.</param>
/// <param name="Kind">What makes it.</param>
/// <param name="NamespaceUuid">The namespace of a version 5 UUID.</param>
internal sealed record KeyModel(string Name, string Modifiers, KeyKind Kind, string? NamespaceUuid);
