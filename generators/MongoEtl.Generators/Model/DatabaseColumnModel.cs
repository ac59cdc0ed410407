namespace MongoEtl.Generators.Model;

/// <summary>A column that is created but never written.</summary>
internal sealed record DatabaseColumnModel(string Name, string Type, string? Default, bool HasIndex);
