namespace MongoEtl;

/// <summary>A column that is created but never written, merged or compared.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Type">Type and constraints as SQL.</param>
/// <param name="Default">Default as SQL, or null.</param>
public sealed record DatabaseColumnPlan(string Name, string Type, string? Default);
